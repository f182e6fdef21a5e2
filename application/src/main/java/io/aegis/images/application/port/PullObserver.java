package io.aegis.images.application.port;

import io.aegis.images.application.port.Registry.RemoteLayer;
import java.util.List;

/** Follows a pull while it runs. Called on the thread that reads the runtime's answer: be quick, and throw nothing. */
public interface PullObserver {

    PullObserver NONE = new PullObserver() {};

    /** The registry has said what the image consists of. */
    default void resolved() {}

    /** What the image consists of, with true sizes; told where a registry was asked, before or after the pull has begun. */
    default void sized(List<RemoteLayer> layers) {}

    default void progressed(LayerProgress progress) {}
}

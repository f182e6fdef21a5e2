package io.aegis.images.application.port;

/** Follows a pull while it runs. Called on the thread that reads the runtime's answer: be quick, and throw nothing. */
public interface PullObserver {

    PullObserver NONE = new PullObserver() {};

    /** The registry has said what the image consists of. */
    default void resolved() {}

    default void progressed(LayerProgress progress) {}
}

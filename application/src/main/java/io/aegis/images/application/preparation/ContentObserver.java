package io.aegis.images.application.preparation;

import io.aegis.images.domain.content.ImageIntegrity;
import io.aegis.images.domain.reference.ImageReference;

/** Follows the reading of images that are on the node. Called on the reading thread: be quick, and throw nothing. */
public interface ContentObserver {

    ContentObserver NONE = new ContentObserver() {};

    /** The engine puts the image together: about so many bytes. */
    default void reads(ImageReference reference, long bytes) {}

    /** So many more bytes of it were read. */
    default void came(long bytes) {}

    default void found(ImageReference reference, ImageIntegrity content) {}
}

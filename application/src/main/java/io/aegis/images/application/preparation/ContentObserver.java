package io.aegis.images.application.preparation;

import io.aegis.images.domain.content.ImageIntegrity;
import io.aegis.images.domain.reference.ImageReference;
import java.util.List;

/** Follows the reading of images that are on the node. Called on the reading thread: be quick, and throw nothing. */
public interface ContentObserver {

    ContentObserver NONE = new ContentObserver() {};

    /** The engine puts the image together: about so many bytes. */
    default void reads(ImageReference reference, long bytes) {}

    /** The engine puts these together in one archive: at most so many bytes, since what they share comes once. */
    default void readsTogether(List<ImageReference> references, long bytes) {}

    /** So many more bytes were read of what was told last. */
    default void came(long bytes) {}

    default void found(ImageReference reference, ImageIntegrity content) {}
}

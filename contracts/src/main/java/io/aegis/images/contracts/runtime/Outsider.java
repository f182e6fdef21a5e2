package io.aegis.images.contracts.runtime;

import io.aegis.images.domain.reference.ImageReference;
import java.nio.file.Path;

/** Somebody who changes an engine's images, and is none of us. */
public interface Outsider {

    void pull(ImageReference reference);

    /** Where the other name stood for another image, it no longer does. */
    void tag(ImageReference reference, ImageReference other);

    void remove(ImageReference reference);

    void save(ImageReference reference, Path archive);

    void load(Path archive);

    /** Removes what has no tag. */
    void prune();
}

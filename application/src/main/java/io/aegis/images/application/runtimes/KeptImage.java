package io.aegis.images.application.runtimes;

import io.aegis.images.domain.content.Descriptor;
import io.aegis.images.domain.content.Manifest;
import io.aegis.images.domain.fit.StartConfiguration;
import io.aegis.images.domain.reference.Digest;
import java.util.List;

/**
 * An image for one platform, as its registry keeps it.
 *
 * @param manifest the digest of its own manifest
 */
record KeptImage(Digest manifest, Manifest.Image image, StartConfiguration configuration) {

    Digest imageId() {
        return image.config().digest();
    }

    /** Lowest first. */
    List<Descriptor> layers() {
        return image.layers();
    }
}

package io.aegis.images.contracts.registry;

import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.reference.RegistryHost;

/** Where a test puts images, for somebody to ask a registry for them. */
public interface Shelf {

    RegistryHost host();

    /** Puts the image there; a tag that stood for another one moves. */
    ImageReference push(String repository, String tag, TestImage image);

    /** An index over the images, and the images. */
    ImageReference pushIndex(String repository, String tag, TestImage... images);

    /** The reference of something here, whether it exists or not. */
    default ImageReference reference(String repositoryAndTag) {
        return ImageReference.parse(host() + "/" + repositoryAndTag).get();
    }
}

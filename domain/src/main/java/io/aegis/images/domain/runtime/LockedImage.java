package io.aegis.images.domain.runtime;

import io.aegis.images.domain.reference.Digest;

/**
 * The image of a locked runtime for one platform.
 *
 * @param manifest the digest of its own manifest, to be found in the locked index
 * @param imageId the digest of its configuration: the image's id in every runtime
 */
public record LockedImage(Digest manifest, Digest imageId) {}

package io.aegis.images.domain.image;

import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.reference.Digest;
import io.vavr.control.Option;

/**
 * What a runtime holds under a reference.
 *
 * @param imageId the digest of the image's configuration, {@code sha256:…}: the same in Docker and Podman
 * @param digest the manifest's digest under this repository; empty when the runtime knows none, as after a load
 * @param sizeBytes as the runtime counts it, unpacked
 */
public record HeldImage(Digest imageId, Option<Digest> digest, Platform platform, long sizeBytes) {

    /** The same with a digest that is known from elsewhere. */
    public HeldImage withDigest(Digest known) {
        return new HeldImage(imageId, Option.some(known), platform, sizeBytes);
    }

    public boolean sameContentAs(HeldImage other) {
        return imageId.equals(other.imageId);
    }
}

package io.aegis.images.application.bundling;

import io.aegis.images.domain.content.Descriptor;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.reference.ImageReference;

/** Follows the making of a bundle. Called by many threads: be quick, and throw nothing. */
public interface BundleObserver {

    BundleObserver NONE = new BundleObserver() {};

    /** It is known what stands behind the reference. */
    default void resolved(ImageReference reference, Descriptor target) {}

    /** An image cannot be had; the others are still asked for, so that all failures are told. */
    default void failed(ImageReference reference, PullFailure failure) {}

    /** All is resolved: so many bytes are to come, and so many an earlier attempt has left. */
    default void begins(long totalBytes, long keptBytes) {}

    /** So much more came. */
    default void came(long bytes) {}

    /** All of an image is in the bundle. */
    default void ready(ImageReference reference) {}
}

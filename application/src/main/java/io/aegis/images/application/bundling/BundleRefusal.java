package io.aegis.images.application.bundling;

import io.aegis.images.domain.bundle.BundleFailure;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.reference.ImageReference;
import java.util.List;

/** Why there is no bundle. */
public sealed interface BundleRefusal {

    /**
     * Images that cannot be had, in the order in which they were asked for.
     *
     * @param keptBytes of what did come, which the next attempt for the same file goes on with
     */
    record Images(List<Missing> images, long keptBytes) implements BundleRefusal {

        public Images {
            images = List.copyOf(images);
        }
    }

    /** The file itself, or its base. */
    record File(BundleFailure failure) implements BundleRefusal {}

    /** One image, and why. */
    record Missing(ImageReference reference, PullFailure failure) {}
}

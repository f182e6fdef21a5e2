package io.aegis.images.domain.bundle;

import io.aegis.images.domain.content.Descriptor;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;

/**
 * What a bundle says that it holds.
 *
 * @param createdAt of its newest image, unless it was given: the same images make the same bundle
 * @param platforms those that every image in it is for
 * @param base the bundle that has what this one leaves out
 * @param lock the digest of the lock file that came along
 * @param blobs all that the bundle carries, by digest
 * @param inBase what its images need besides, and the base carries
 */
public record BundleContents(
        Instant createdAt,
        List<Platform> platforms,
        Option<Base> base,
        Option<Digest> lock,
        List<BundledImage> images,
        List<Descriptor> blobs,
        List<Descriptor> inBase) {

    /** The format that is written, and the only one that is read. */
    public static final int FORMAT_VERSION = 1;

    public BundleContents {
        platforms = List.copyOf(platforms);
        images = List.copyOf(images);
        blobs = List.copyOf(blobs);
        inBase = List.copyOf(inBase);
    }

    /** How many bytes of content the bundle carries. */
    public long sizeBytes() {
        return blobs.stream().mapToLong(Descriptor::sizeBytes).sum();
    }

    /**
     * Another bundle.
     *
     * @param id the digest of its checksums, which is its identity
     * @param name that of its file when this one was made
     */
    public record Base(Digest id, String name) {}

    /**
     * A reference, and what stood behind it.
     *
     * @param target what its registry has there: the index, where there is one
     * @param instances what of it is carried
     * @param leftOut the other platforms of its index
     */
    public record BundledImage(
            ImageReference reference,
            Descriptor target,
            List<String> neededBy,
            List<Instance> instances,
            List<Platform> leftOut) {

        public BundledImage {
            neededBy = List.copyOf(neededBy);
            instances = List.copyOf(instances);
            leftOut = List.copyOf(leftOut);
        }
    }

    /**
     * An image for one platform.
     *
     * @param imageId the digest of its configuration
     * @param sizeBytes of configuration and layers, as they travel
     */
    public record Instance(Platform platform, Digest manifest, Digest imageId, long sizeBytes) {}
}

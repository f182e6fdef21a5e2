package io.aegis.images.domain.runtime;

import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import java.time.Instant;
import java.util.Map;

/**
 * What one StandardRuntime was resolved to.
 *
 * @param image the reference that was resolved, as the runtime registry had it then
 * @param digest what stood behind it: an index, so that all platforms share it, or the manifest of an only image
 * @param platforms the images for the platforms that were asked for
 * @param resolvedAt when it was first resolved to just this
 */
public record LockedRuntime(
        ImageReference image, Digest digest, Map<Platform, LockedImage> platforms, Instant resolvedAt) {

    public LockedRuntime {
        platforms = Map.copyOf(platforms);
    }

    /** The reference that means these bytes for ever; its tag is for people. */
    public ImageReference pinned() {
        return image.withDigest(digest);
    }

    /** The same, dated as before where nothing else is new: a lock changes only with what it locks. */
    LockedRuntime since(LockedRuntime earlier) {
        var dated = new LockedRuntime(image, digest, platforms, earlier.resolvedAt);
        return dated.equals(earlier) ? dated : this;
    }
}

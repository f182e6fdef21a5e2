package io.aegis.images.application.record;

import io.aegis.images.domain.image.CachedBy;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.image.ImageId;
import io.aegis.images.domain.reference.Digest;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * One image that a node holds.
 *
 * @param since when it was first seen there with this content
 * @param lastUsedAt when it was last handed to an execution; empty when never
 * @param uses how often it was handed to an execution
 */
public record InventoryEntry(
        ImageId id, HeldImage image, CachedBy how, Instant since, Option<Instant> lastUsedAt, long uses) {

    /** Whether this very content was there at that time. */
    public boolean heldAt(Instant time, Digest imageId) {
        return image.imageId().equals(imageId) && !since.isAfter(time);
    }
}

package io.aegis.images.application.record;

import io.aegis.images.domain.image.CachedBy;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.image.ImageId;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * That a node held an image under a reference for some time.
 *
 * @param since when that content was first seen there
 * @param until when it was gone, or other content took its place; empty while it is there
 */
public record Holding(ImageId id, HeldImage image, CachedBy how, Instant since, Option<Instant> until) {

    public boolean isOfSameContentAs(Holding other) {
        return image.sameContentAs(other.image) && image.digest().equals(other.image.digest());
    }
}

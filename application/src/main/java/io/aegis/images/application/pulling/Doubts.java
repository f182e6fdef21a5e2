package io.aegis.images.application.pulling;

import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.pull.PullId;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Pulls of this process that may have brought an image for which no proof is kept yet. What such a pull did not find there
 * when it began may be its work, and its presence is no sign that it was there beforehand.
 */
final class Doubts {

    private final ConcurrentHashMap<PullId, Doubt> doubts = new ConcurrentHashMap<>();

    private record Doubt(ImageReference reference, Option<Digest> before) {}

    /** A later attempt of a pull may find what the earlier one brought: what the first one found counts. */
    void begin(Asked asked, Option<HeldImage> held) {
        doubts.putIfAbsent(asked.order().pull(), new Doubt(asked.reference(), held.map(HeldImage::imageId)));
    }

    void end(Asked asked) {
        doubts.remove(asked.order().pull());
    }

    boolean concern(ImageReference reference, Digest imageId) {
        return doubts.values().stream()
                .anyMatch(doubt ->
                        doubt.reference().equals(reference) && !doubt.before().contains(imageId));
    }
}

package io.aegis.images.domain.image;

import io.aegis.images.domain.image.ImageEvent.ImageCached;
import io.aegis.images.domain.image.ImageEvent.ImagePullCompleted;
import io.aegis.images.domain.image.ImageEvent.ImagePullFailed;
import io.aegis.images.domain.image.ImageEvent.ImagePullStarted;
import io.aegis.images.domain.image.ImageEvent.ImageRemoved;
import io.aegis.images.domain.pull.PullId;
import io.vavr.control.Option;
import java.util.HashMap;
import java.util.Map;

/**
 * An image on a node, as its events tell it: what the cache holds, and how far each pull has come. Several pulls can be
 * under way at once, for callers with different credentials.
 */
public record Image(Option<HeldImage> cached, Map<PullId, Pull> pulls) {

    /** How far one pull has come. */
    public sealed interface Pull {
        record Unknown() implements Pull {}

        /** @param found what somebody saw, and recorded as found, since it began */
        record UnderWay(int attempt, Option<HeldImage> found) implements Pull {}

        /** An attempt failed; the next one may follow. */
        record Failed(int attempt) implements Pull {}

        record Completed() implements Pull {}
    }

    public static Image initial() {
        return new Image(Option.none(), Map.of());
    }

    public Pull pull(PullId id) {
        return pulls.getOrDefault(id, new Pull.Unknown());
    }

    /** Never decides and never fails: an event is a fact, whatever state it finds. */
    public Image evolve(ImageEvent event) {
        return switch (event) {
            case ImagePullStarted started -> with(started.pull(), new Pull.UnderWay(started.attempt(), Option.none()));
            case ImagePullCompleted completed -> with(completed.pull(), new Pull.Completed());
            case ImagePullFailed failed -> with(failed.pull(), new Pull.Failed(failed.attempt()));
            case ImageCached now -> new Image(Option.some(now.image()), seen(now));
            case ImageRemoved _ -> new Image(Option.none(), pulls);
        };
    }

    private Map<PullId, Pull> seen(ImageCached now) {
        var changed = new HashMap<>(pulls);
        changed.replaceAll((_, pull) -> pull instanceof Pull.UnderWay(int attempt, var _) && now.how() == CachedBy.FOUND
                ? new Pull.UnderWay(attempt, Option.some(now.image()))
                : pull);
        return Map.copyOf(changed);
    }

    private Image with(PullId id, Pull pull) {
        var changed = new HashMap<>(pulls);
        changed.put(id, pull);
        return new Image(cached, Map.copyOf(changed));
    }
}

package io.aegis.images.domain.cache;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which images go until a disk has room again: those first that executions have done without for longest, and none more than
 * it takes. What a container uses, what is pinned, young, or cannot be brought again stays, however full the disk is.
 */
public final class CollectionPlan {

    /** The larger of two that are equally old goes first. */
    private static final Comparator<CachedImage> LONGEST_UNUSED_FIRST = Comparator.comparing(CachedImage::lastTouchedAt)
            .thenComparing(Comparator.comparing(CachedImage::freedBytes).reversed())
            .thenComparing(image -> image.imageId().value());

    /**
     * A verdict on each image, in the order in which they would go. An image whose registry was not asked yet counts as one
     * that can be fetched: whoever acts on the plan asks first, and plans again.
     */
    public static List<Verdict> of(List<CachedImage> images, CacheRules rules, long bytesToFree, Instant now) {
        var verdicts = new ArrayList<Verdict>();
        long missing = bytesToFree;
        for (var image : images.stream().sorted(LONGEST_UNUSED_FIRST).toList()) {
            var fate =
                    protection(image, rules, now).getOrElse(missing > 0 ? Departure.of(image) : new Fate.NotNeeded());
            verdicts.add(new Verdict(image, fate));
            missing -= fate instanceof Fate.Remove ? image.freedBytes() : 0;
        }
        return List.copyOf(verdicts);
    }

    private static Option<Fate> protection(CachedImage image, CacheRules rules, Instant now) {
        return Protection.byUseOrPin(image, rules)
                .orElse(() -> young(image, rules, now))
                .orElse(() -> Protection.byOrigin(image, rules));
    }

    private static Option<Fate> young(CachedImage image, CacheRules rules, Instant now) {
        var touched = image.lastTouchedAt();
        return Option.when(
                touched.plus(rules.minimumAge()).isAfter(now),
                () -> new Fate.TooYoung(touched, image.lastUsedAt().contains(touched)));
    }

    private CollectionPlan() {}
}

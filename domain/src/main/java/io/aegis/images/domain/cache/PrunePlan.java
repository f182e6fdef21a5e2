package io.aegis.images.domain.cache;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Which unused images go, whatever room there is: those without a tag, or all. What a container uses or is pinned stays; and
 * of those with a tag also what an execution was handed just now, and what cannot be brought again.
 */
public final class PrunePlan {

    public static List<Verdict> of(
            List<CachedImage> images, CacheRules rules, boolean all, List<PruneFilter> filters, Instant now) {
        return images.stream()
                .sorted(Comparator.comparing(CachedImage::title))
                .map(image -> new Verdict(image, fate(image, rules, all, filters, now)))
                .toList();
    }

    private static Fate fate(CachedImage image, CacheRules rules, boolean all, List<PruneFilter> filters, Instant now) {
        return Protection.byUseOrPin(image, rules)
                .orElse(() -> unmatched(image, filters))
                .orElse(() -> image.isDangling() ? Option.none() : tagged(image, rules, all, now))
                .getOrElse(() -> image.isDangling() ? new Fate.Dangling() : Departure.of(image));
    }

    private static Option<Fate> unmatched(CachedImage image, List<PruneFilter> filters) {
        return Option.ofOptional(filters.stream()
                .filter(filter -> !filter.matches(image))
                .<Fate>map(filter -> new Fate.NotMatched(filter.toString()))
                .findFirst());
    }

    private static Option<Fate> tagged(CachedImage image, CacheRules rules, boolean all, Instant now) {
        return Option.<Fate>when(!all, Fate.HasTag::new)
                .orElse(() -> image.lastUsedAt()
                        .filter(used -> used.plus(rules.minimumAge()).isAfter(now))
                        .map(used -> new Fate.TooYoung(used, true)))
                .orElse(() -> Protection.byOrigin(image, rules));
    }

    private PrunePlan() {}
}

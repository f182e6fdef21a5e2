package io.aegis.images.domain.cache;

import io.vavr.control.Option;

/** What no collection and no prune takes away. */
final class Protection {

    static Option<Fate> byUseOrPin(CachedImage image, CacheRules rules) {
        return Option.<Fate>when(!image.containers().isEmpty(), () -> new Fate.InUse(image.containers()))
                .orElse(() -> Option.ofOptional(rules.pins().stream()
                        .filter(pin -> image.names().stream().anyMatch(pin::holds))
                        .<Fate>map(Fate.Pinned::new)
                        .findFirst()));
    }

    static Option<Fate> byOrigin(CachedImage image, CacheRules rules) {
        return !rules.includeUnfetchable() && image.origin() instanceof Origin.Unfetchable(var because)
                ? Option.some(new Fate.CannotBeFetched(because))
                : Option.none();
    }

    private Protection() {}
}

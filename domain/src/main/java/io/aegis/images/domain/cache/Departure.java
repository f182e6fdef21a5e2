package io.aegis.images.domain.cache;

/** Why an image that may go does go. */
final class Departure {

    static Fate of(CachedImage image) {
        return image.lastUsedAt()
                .<Fate>map(Fate.LeastRecentlyUsed::new)
                .getOrElse(() -> new Fate.NeverUsed(image.since()));
    }

    private Departure() {}
}

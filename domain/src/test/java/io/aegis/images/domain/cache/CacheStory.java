package io.aegis.images.domain.cache;

import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Images as the tests of this package speak of them: an hour old at least, of ten bytes, and to be fetched again. */
final class CacheStory {

    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final Duration HOUR = Duration.ofHours(1);
    static final CacheRules RULES = new CacheRules(HOUR, List.of(), false);

    static CachedImage image(String name) {
        return image(name, 10);
    }

    static CachedImage image(String name, long bytes) {
        var tag = ImageReference.parse(name).get();
        return new CachedImage(
                id(name),
                List.of(tag),
                List.of(ImageReference.parse(tag.name() + "@" + id(name)).get()),
                100,
                Option.some(bytes),
                NOW.minus(Duration.ofDays(300)),
                Map.of(),
                NOW.minus(Duration.ofDays(30)),
                Option.none(),
                List.of(),
                Origin.FETCHABLE);
    }

    static CachedImage used(CachedImage image, Duration ago) {
        return new CachedImage(
                image.imageId(),
                image.tags(),
                image.digests(),
                image.sizeBytes(),
                image.uniqueBytes(),
                image.createdAt(),
                image.labels(),
                image.since(),
                Option.some(NOW.minus(ago)),
                image.containers(),
                image.origin());
    }

    static CachedImage broughtAgo(CachedImage image, Duration ago) {
        return new CachedImage(
                image.imageId(),
                image.tags(),
                image.digests(),
                image.sizeBytes(),
                image.uniqueBytes(),
                image.createdAt(),
                image.labels(),
                NOW.minus(ago),
                image.lastUsedAt(),
                image.containers(),
                image.origin());
    }

    static CachedImage usedBy(CachedImage image, String... containers) {
        return new CachedImage(
                image.imageId(),
                image.tags(),
                image.digests(),
                image.sizeBytes(),
                image.uniqueBytes(),
                image.createdAt(),
                image.labels(),
                image.since(),
                image.lastUsedAt(),
                List.of(containers),
                image.origin());
    }

    static CachedImage labelled(CachedImage image, String key, String value) {
        return new CachedImage(
                image.imageId(),
                image.tags(),
                image.digests(),
                image.sizeBytes(),
                image.uniqueBytes(),
                image.createdAt(),
                Map.of(key, value),
                image.since(),
                image.lastUsedAt(),
                image.containers(),
                image.origin());
    }

    static CachedImage untagged(CachedImage image) {
        return new CachedImage(
                image.imageId(),
                List.of(),
                image.digests(),
                image.sizeBytes(),
                image.uniqueBytes(),
                image.createdAt(),
                image.labels(),
                image.since(),
                image.lastUsedAt(),
                image.containers(),
                image.origin());
    }

    private static Digest id(String name) {
        return new Digest("sha256:" + "%064x".formatted(name.hashCode() & 0xffffffffL));
    }

    private CacheStory() {}
}

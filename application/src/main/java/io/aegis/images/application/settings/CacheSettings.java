package io.aegis.images.application.settings;

import io.aegis.images.domain.cache.CacheRules;
import io.aegis.images.domain.cache.Pin;
import io.aegis.images.domain.cache.Watermark;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * How the cache looks after itself, {@code spec.images.cache}.
 *
 * @param high above it images are collected
 * @param low until it is reached
 * @param pinRuntimes whether the images of the runtime registry are pinned too
 * @param pinPlatform whether AEGIS's own images are pinned too, under the tag that the node runs
 * @param leftoverAge for how long what a killed pull or a broken export left must not have changed before it is deleted
 * @param interval how often a service collects by itself; empty means never
 */
public record CacheSettings(
        Watermark high,
        Watermark low,
        CacheRules rules,
        boolean pinRuntimes,
        boolean pinPlatform,
        Duration leftoverAge,
        Option<Duration> interval) {

    public static final CacheSettings DEFAULT = new CacheSettings(
            new Watermark.Used(85),
            new Watermark.Used(80),
            new CacheRules(Duration.ofHours(1), List.of(), false),
            true,
            true,
            Duration.ofHours(1),
            Option.none());

    /** With those of these images pinned that the switches say, besides what is pinned by name. */
    public CacheSettings pinning(List<ImageReference> runtimes, List<ImageReference> platform) {
        var images = Stream.concat(
                pinRuntimes ? runtimes.stream() : Stream.empty(), pinPlatform ? platform.stream() : Stream.empty());
        var pins = Stream.concat(rules.pins().stream(), images.map(Pin.Exactly::new))
                .toList();
        return new CacheSettings(
                high,
                low,
                new CacheRules(rules.minimumAge(), pins, rules.includeUnfetchable()),
                pinRuntimes,
                pinPlatform,
                leftoverAge,
                interval);
    }
}

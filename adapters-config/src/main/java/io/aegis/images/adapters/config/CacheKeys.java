package io.aegis.images.adapters.config;

import io.aegis.images.application.settings.CacheSettings;
import io.aegis.images.domain.cache.CacheRules;
import io.aegis.images.domain.cache.Pin;
import io.aegis.images.domain.cache.Watermark;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;

/** {@code spec.images.cache}. */
final class CacheKeys {

    static final List<String> KEYS = List.of(
            "high_watermark",
            "low_watermark",
            "minimum_age",
            "pins",
            "pin_runtimes",
            "pin_platform",
            "include_unfetchable",
            "leftover_age",
            "interval");

    private static final CacheSettings USUAL = CacheSettings.DEFAULT;

    private final Section cache;
    private final Values values;
    private final Quantities quantities;

    CacheKeys(Section cache, Values values) {
        this.cache = cache.holdingOnly(KEYS);
        this.values = values;
        this.quantities = new Quantities(values);
    }

    CacheSettings settings() {
        var high = mark("high_watermark");
        var low = mark("low_watermark");
        if (high.isDefined() != low.isDefined()) {
            var given = high.isDefined() ? "high_watermark" : "low_watermark";
            var missing = high.isDefined() ? "low_watermark" : "high_watermark";
            throw cache.require(given).problem("goes with " + missing + ", which is missing");
        }
        low.forEach(mark -> inOrder(high.get(), mark));
        return new CacheSettings(
                high.getOrElse(USUAL.high()),
                low.getOrElse(USUAL.low()),
                rules(),
                flag("pin_runtimes", USUAL.pinRuntimes()),
                flag("pin_platform", USUAL.pinPlatform()),
                duration("leftover_age", USUAL.leftoverAge()),
                cache.find("interval").map(_ -> duration("interval", USUAL.leftoverAge())));
    }

    private CacheRules rules() {
        var usual = USUAL.rules();
        return new CacheRules(
                duration("minimum_age", usual.minimumAge()),
                cache.items("pins").stream().map(this::pin).toList(),
                flag("include_unfetchable", usual.includeUnfetchable()));
    }

    private Option<Watermark> mark(String key) {
        return cache.find(key)
                .map(field -> Watermark.parse(values.text(field))
                        .getOrElseThrow(() ->
                                field.problem(Values.shown(field) + " is neither how much of the disk is used, as in"
                                        + " 85%, nor how much of it stays free, as in 500MiB, 20GiB or 1TiB")));
    }

    /** Marks of two kinds could change places with the size of the disk. */
    private void inOrder(Watermark high, Watermark low) {
        var field = cache.require("low_watermark");
        switch (high) {
            case Watermark.Used(int most)
            when low instanceof Watermark.Used(int least) -> {
                if (least >= most) {
                    throw field.problem(Values.shown(field) + " is not less than high_watermark");
                }
            }
            case Watermark.Free(long least)
            when low instanceof Watermark.Free(long most) -> {
                if (most <= least) {
                    throw field.problem(
                            Values.shown(field) + " is not more than high_watermark: it tells what is free");
                }
            }
            default ->
                throw field.problem("must be of the same kind as high_watermark: both as in 85%, or both as in 20GiB");
        }
    }

    private Pin pin(Field field) {
        return new RegistryNames(values).pin(field);
    }

    private Duration duration(String key, Duration usual) {
        return quantities.duration(cache, key, usual);
    }

    private boolean flag(String key, boolean usual) {
        return cache.find(key).map(values::flag).getOrElse(usual);
    }
}

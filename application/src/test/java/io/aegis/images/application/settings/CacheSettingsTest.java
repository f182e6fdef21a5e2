package io.aegis.images.application.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.domain.cache.CacheRules;
import io.aegis.images.domain.cache.Pin;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.util.List;
import org.junit.jupiter.api.Test;

class CacheSettingsTest {
    private static final ImageReference PYTHON = reference("python:3.11-slim");
    private static final Pin BASE = new Pin.Below("ghcr.io/acme");
    private static final PlatformSettings PLATFORM =
            new PlatformSettings(PlatformSettings.DEFAULT.images(), Option.some("1.2.3"));
    private static final ImageReference RUNTIME = reference("ghcr.io/100monkeys-ai/aegis-runtime:1.2.3");

    @Test
    void pinsRuntimesAndThePlatformUnlessToldOtherwise() {
        assertThat(pins(settings(true, true)))
                .startsWith(BASE, new Pin.Exactly(PYTHON), new Pin.Exactly(RUNTIME))
                .hasSize(5);
        assertThat(pins(settings(false, true))).hasSize(4).doesNotContain(new Pin.Exactly(PYTHON));
        assertThat(pins(settings(true, false))).containsExactly(BASE, new Pin.Exactly(PYTHON));
        assertThat(CacheSettings.DEFAULT.pinPlatform()).isTrue();
    }

    @Test
    void letsOtherReleasesOfThePlatformGo() {
        var older = reference("ghcr.io/100monkeys-ai/aegis-runtime:1.2.2");
        assertThat(pins(settings(true, true))).noneMatch(pin -> pin.holds(older));
    }

    private static List<Pin> pins(CacheSettings settings) {
        return settings.pinning(List.of(PYTHON), PLATFORM.inForce()).rules().pins();
    }

    private static CacheSettings settings(boolean runtimes, boolean platform) {
        var usual = CacheSettings.DEFAULT;
        return new CacheSettings(
                usual.high(),
                usual.low(),
                new CacheRules(usual.rules().minimumAge(), List.of(BASE), false),
                runtimes,
                platform,
                usual.leftoverAge(),
                usual.interval());
    }

    private static ImageReference reference(String text) {
        return ImageReference.parse(text).get();
    }
}

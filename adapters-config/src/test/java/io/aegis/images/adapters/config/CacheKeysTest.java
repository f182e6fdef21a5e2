package io.aegis.images.adapters.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.settings.CacheSettings;
import io.aegis.images.domain.cache.CacheRules;
import io.aegis.images.domain.cache.Pin;
import io.aegis.images.domain.cache.Watermark;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CacheKeysTest {

    @TempDir
    private Path directory;

    private Either<String, CacheSettings> cache(String keys) {
        return new Given(directory, Map.of())
                .spec("images: {cache: {" + keys + "}}")
                .map(settings -> settings.cache());
    }

    @Test
    void readsEveryKey() {
        assertThat(
                        cache(
                                "high_watermark: 20GiB, low_watermark: 30GiB, minimum_age: 2h, pin_runtimes: false, pin_platform: false,"
                                        + " include_unfetchable: true, leftover_age: 90m, interval: 10m,"
                                        + " pins: ['GHCR.io/acme', ghcr.io/acme/agent:1.4, 'localhost:5000', docker.io/library/python]"))
                .isEqualTo(Either.right(new CacheSettings(
                        new Watermark.Free(20L << 30),
                        new Watermark.Free(30L << 30),
                        new CacheRules(
                                Duration.ofHours(2),
                                List.of(
                                        new Pin.Below("ghcr.io/acme"),
                                        new Pin.Exactly(ImageReference.parse("ghcr.io/acme/agent:1.4")
                                                .get()),
                                        new Pin.Below("localhost:5000"),
                                        new Pin.Below("docker.io/library/python")),
                                true),
                        false,
                        false,
                        Duration.ofMinutes(90),
                        Option.some(Duration.ofMinutes(10)))));
    }

    @Test
    void collectsNothingByItselfUnlessAnIntervalIsGiven() {
        assertThat(cache("")).isEqualTo(Either.right(CacheSettings.DEFAULT));
        assertThat(CacheSettings.DEFAULT.interval()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "high_watermark: 90%|high_watermark goes with low_watermark, which is missing",
                "low_watermark: 90%|low_watermark goes with high_watermark, which is missing",
                "high_watermark: 80%, low_watermark: 80%|low_watermark '80%' is not less than high_watermark",
                "high_watermark: 20GiB, low_watermark: 10GiB|low_watermark '10GiB' is not more than high_watermark: it tells what is free",
                "high_watermark: 80%, low_watermark: 10GiB|low_watermark must be of the same kind as high_watermark: both as in 85%, or both as in 20GiB",
                "high_watermark: 0.8, low_watermark: 70%|high_watermark '0.8' is neither how much of the disk is used, as in 85%, nor how much of it stays free, as in 500MiB, 20GiB or 1TiB",
                "minimal_age: 1h|minimal_age is not a known key; did you mean minimum_age?",
                "pins: ghcr.io|pins must be a list, not text",
                "minimum_age: 0s|minimum_age '0s' must be more than nothing and at most 168h",
                "interval: never|interval 'never' is not a duration, as in 90s, 2m, 1h30m or 500ms"
            })
    void refusesWhatCannotBeMeant(String keys, String problem) {
        assertThat(cache(keys)).isEqualTo(Either.left("node.yaml:6: spec.images.cache." + problem));
    }

    @ParameterizedTest
    @CsvSource({"python", "acme/agent", "ghcr.io/Acme", "ghcr.io/acme:", "https://ghcr.io", "ghcr.io/*", "python:3.11"})
    void refusesToPinWhatDoesNotNameItsRegistry(String pin) {
        assertThat(cache("pins: ['" + pin + "']"))
                .isEqualTo(Either.left("node.yaml:6: spec.images.cache.pins[0] is neither an image, as in"
                        + " ghcr.io/acme/agent:1.4, nor a registry or a part of one, as in ghcr.io/acme or"
                        + " docker.io/library/python"));
    }
}

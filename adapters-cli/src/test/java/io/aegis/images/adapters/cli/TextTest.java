package io.aegis.images.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.LayerProgress;
import io.aegis.images.application.port.LayerProgress.Phase;
import io.aegis.images.application.port.Registry.RemoteLayer;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {
    private static final ImageReference IMAGE =
            ImageReference.parse("ghcr.io/acme/agent:1").get();

    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource({"90,90", "90s,90", "2m,120", "1h30m,5400", "3d,259200", "1d1h1m1s,90061"})
    void readsDurations(String text, long seconds) {
        assertThat(Durations.parse(text)).containsExactly(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0s", "soon", "-1s", "1.5h", "m", "99999999999999999999"})
    void refusesWhatIsNoDuration(String text) {
        assertThat(Durations.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0,0 B",
        "999,999 B",
        "1000,1.000 kB",
        "5019277,5.019 MB",
        "200000000,200.0 MB",
        "1234567890123,1.235 TB"
    })
    void writesSizes(long bytes, String text) {
        assertThat(Sizes.text(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T11:00:00Z,2026-03-01T11:00:00Z",
        "2026-03-01T12:00:00+01:00,2026-03-01T11:00:00Z",
        "2026-03-01T11:00,2026-03-01T11:00:00Z",
        "2026-03-01,2026-03-01T00:00:00Z",
        "1h,2026-03-01T11:00:00Z"
    })
    void readsTimes(String text, String instant) {
        var times = new Times(ZoneOffset.UTC, InstantSource.fixed(Recorder.NOON));
        assertThat(times.parse(text).map(Object::toString)).containsExactly(instant);
    }

    @Test
    void alignsTables() {
        assertThat(new Table("A", "LONGER").row("wide cell", "x").lines())
                .containsExactly("A          LONGER", "wide cell  x");
    }

    @Test
    void tellsPhasesOnceInPlainProgress() {
        try (var progress = new PlainProgress(new PrintStream(terminal, true, StandardCharsets.UTF_8))) {
            var observer = progress.of(IMAGE);
            observer.resolved();
            observer.progressed(new LayerProgress("abc", Phase.DOWNLOADING, 1, 5_000_000));
            observer.progressed(new LayerProgress("abc", Phase.DOWNLOADING, 2, 5_000_000));
            observer.progressed(new LayerProgress("abc", Phase.DONE, 0, 0));
        }
        assertThat(shown().lines())
                .containsExactly(
                        IMAGE + ": pulling", IMAGE + ": abc: Downloading 5.000 MB", IMAGE + ": abc: Pull complete");
    }

    @Test
    void redrawsUnfinishedLayersOnATerminal() {
        var console = new Console(
                InputStream.nullInputStream(),
                System.out,
                new PrintStream(terminal, true, StandardCharsets.UTF_8),
                true,
                100,
                ZoneOffset.UTC,
                InstantSource.fixed(Recorder.NOON));
        try (var progress = new LiveProgress(console)) {
            var observer = progress.of(IMAGE);
            observer.progressed(new LayerProgress("aaa", Phase.DOWNLOADING, 500_000, 1_000_000));
            observer.progressed(new LayerProgress("bbb", Phase.DONE, 0, 0));
        }
        assertThat(shown())
                .contains("  aaa  Downloading [===============>              ] 500.0 kB of 1.000 MB")
                .contains("\033[2A\r")
                .contains("Pulling " + IMAGE + " (1 of 2 layers)")
                .doesNotContain("bbb");
    }

    @Test
    void tellsTheTrueTotalWhereTheRegistryToldIt() {
        var layers = List.of(layer('a', 3_000_000), layer('b', 2_000_000));
        var board = new LayerBoard(IMAGE);
        board.size(layers);
        board.update(new LayerProgress("a".repeat(12), Phase.DOWNLOADING, 500_000, 3_000_000));
        board.update(new LayerProgress("b".repeat(12), Phase.PRESENT, 0, 0));
        try (var progress = new PlainProgress(new PrintStream(terminal, true, StandardCharsets.UTF_8))) {
            progress.of(IMAGE).sized(layers);
        }

        assertThat(board.headline()).isEqualTo("Pulling " + IMAGE + " (1 of 2 layers, 2.500 MB of 5.000 MB)");
        assertThat(shown()).isEqualToIgnoringNewLines(IMAGE + ": 5.000 MB in 2 layers");
    }

    private static RemoteLayer layer(char hex, long bytes) {
        return new RemoteLayer(new Digest("sha256:" + String.valueOf(hex).repeat(64)), bytes);
    }

    private String shown() {
        return terminal.toString(StandardCharsets.UTF_8);
    }
}

package io.aegis.images.adapters.web.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.aegis.images.application.record.DecisionTrace;
import io.aegis.images.application.record.RecordedEvent;
import io.aegis.images.application.settings.LogSettings;
import io.aegis.images.application.settings.LogSettings.Format;
import io.aegis.images.application.settings.LogSettings.Level;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.image.ImageEvent;
import io.aegis.images.domain.image.ImageEvent.ImagePullCompleted;
import io.aegis.images.domain.image.ImageEvent.ImagePullFailed;
import io.aegis.images.domain.image.ImageId;
import io.aegis.images.domain.image.NodeId;
import io.aegis.images.domain.image.Requester;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullFailure.RegistryUnreachable;
import io.aegis.images.domain.pull.PullId;
import io.aegis.images.domain.pull.PullPolicy;
import io.aegis.images.domain.pull.PullSource;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class ServiceLogTest {

    private static final ImageReference AGENT =
            ImageReference.parse("ghcr.io/acme/agent:1.4").get();
    private static final ImageId ID = new ImageId(new NodeId("n"), AGENT);
    private static final PullId PULL = new PullId(UUID.fromString("01a20f88-c594-7d38-8046-8368f098338c"));
    private static final Instant AT = Instant.parse("2026-11-24T14:03:07.412345Z");
    private static final HeldImage IMAGE = new HeldImage(
            new Digest("sha256:" + "a".repeat(64)), Option.none(), new Platform("linux", "amd64", Option.none()), 3);

    private final List<String> lines = new ArrayList<>();

    private ServiceLog log(Format format, Level level) {
        return ServiceLog.open(new LogSettings(format, level), lines::add);
    }

    private static ImageEvent completed(PullSource source) {
        return new ImagePullCompleted(
                ID,
                PULL,
                PullPolicy.IF_NOT_PRESENT,
                source,
                IMAGE,
                1000,
                Duration.ofMillis(20),
                Option.none(),
                Option.none(),
                Option.none(),
                Requester.execution("7f1c"),
                AT);
    }

    private static ImageEvent failed(String detail) {
        return new ImagePullFailed(
                ID,
                PULL,
                PullPolicy.ALWAYS,
                new RegistryUnreachable(AGENT.host(), new Detail(detail)),
                1,
                Duration.ofMillis(20),
                Option.none(),
                Requester.execution("a b\"c"),
                AT);
    }

    private static RecordedEvent recorded(ImageEvent event) {
        return new RecordedEvent(7, UUID.randomUUID(), event, DecisionTrace.EMPTY);
    }

    @Test
    void tellsPeopleWhatWasPulledAndForWhom() {
        try (var log = log(Format.TEXT, Level.INFO)) {
            log.recorded(recorded(completed(PullSource.DOWNLOADED)));
        }

        assertThat(lines)
                .containsExactly("2026-11-24T14:03:07.412Z info    pulled ghcr.io/acme/agent:1.4, 1000 bytes in 20 ms"
                        + " execution_id=7f1c pull_id=" + PULL);
    }

    @Test
    void tellsProgramsTheFieldsOfTheEvent() throws Exception {
        try (var log = log(Format.JSON, Level.INFO)) {
            log.recorded(recorded(failed("no route to host")));
        }

        var line = new ObjectMapper().readTree(lines.getFirst());
        assertThat(lines).hasSize(1);
        assertThat(line.at("/level").textValue()).isEqualTo("warning");
        assertThat(line.at("/event").textValue()).isEqualTo("ImagePullFailed");
        assertThat(line.at("/pull_id").textValue()).isEqualTo(PULL.toString());
        assertThat(line.at("/failure/class").textValue()).isEqualTo("RegistryUnreachable");
        assertThat(line.at("/position").intValue()).isEqualTo(7);
        assertThat(line.at("/tenant_id").isNull()).isTrue();
    }

    @Test
    void leavesHitsOutUnlessWanted() {
        try (var log = log(Format.TEXT, Level.INFO)) {
            log.recorded(recorded(completed(PullSource.CACHED)));
        }
        assertThat(lines).isEmpty();

        try (var log = log(Format.TEXT, Level.DEBUG)) {
            log.recorded(recorded(completed(PullSource.CACHED)));
        }
        assertThat(lines).singleElement().asString().contains("ghcr.io/acme/agent:1.4 was there");
    }

    @Test
    void keepsWhatOthersSaidOnOneLine() {
        try (var log = log(Format.TEXT, Level.WARNING)) {
            log.recorded(recorded(failed("refused\n2026-11-24T14:03:08.000Z info    all is well\u001b[2J")));
        }

        assertThat(lines)
                .singleElement()
                .asString()
                .doesNotContain("\n", "\u001b")
                .contains("execution_id=\"a b'c\"");
    }

    @Test
    void passesOnWhatLibrariesWarnOfWithoutTheirTraces() {
        try (var _ = log(Format.TEXT, Level.INFO)) {
            Logger.getLogger("some.library")
                    .log(java.util.logging.Level.WARNING, "odd", new IllegalStateException("x"));
            Logger.getLogger("some.library").info("busy");
        }
        Logger.getLogger("some.library").warning("after it was closed");

        assertThat(lines)
                .singleElement()
                .asString()
                .contains("warning odd: java.lang.IllegalStateException: x")
                .doesNotContain("at io.aegis");
    }
}

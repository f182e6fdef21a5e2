package io.aegis.images.application.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.HealthCheck.Finding;
import io.aegis.images.application.port.HealthCheck.Status;
import io.aegis.images.application.record.DecisionTrace;
import io.aegis.images.application.record.InventoryEntry;
import io.aegis.images.application.record.RecordedEvent;
import io.aegis.images.domain.image.CachedBy;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RecordDocumentsTest {

    @Test
    void tellsWhatTheNodeHolds() {
        var entry =
                new InventoryEntry(Published.AGENT, Published.IMAGE, CachedBy.PULLED, Published.AT, Option.none(), 3);

        assertThat(Lines.of(RecordDocuments.inventory(entry))).isEqualTo("""
                reference: "ghcr.io/acme/agent:1.4"
                node: "node-1"
                digest: "sha256:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
                image_id: "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
                platform: "linux/arm/v7"
                size_bytes: 3000000000
                how: "pulled"
                cached_at: "2026-01-01T12:00:05.123456Z"
                last_used_at: null
                uses: 3
                """);
    }

    @Test
    void tellsWhatHappenedAsTheEventStreamDoes() {
        var recorded = Published.recorded(Published.completed());
        var document = RecordDocuments.audit(recorded).fields();

        assertThat(document.keySet()).containsExactly("position", "event_id", "event", "outcome", "time", "data");
        assertThat(document).containsEntry("event", "ImagePullCompleted").containsEntry("outcome", "Downloaded");
        assertThat(document.get("data"))
                .isEqualTo(CloudEvents.of(recorded).fields().get("data"));
    }

    @Test
    void tellsHowTheDecisionCameAbout() {
        var plain = Published.recorded(Published.started());
        var traced = new RecordedEvent(
                plain.position(),
                plain.eventId(),
                plain.event(),
                DecisionTrace.EMPTY.with(Duration.ofMillis(3), "seen", "nothing"));

        assertThat(RecordDocuments.explained(traced).fields().get("trace"))
                .hasToString("[{after_ms=3, stage=seen, text=nothing}]");
    }

    @Test
    void tellsWhatWasFoundOfTheNode() {
        assertThat(Lines.of(
                        RecordDocuments.finding(new Finding("store", Status.FAILURE, "no space left", "free space"))))
                .isEqualTo("""
                        subject: "store"
                        status: "failure"
                        finding: "no space left"
                        remedy: "free space"
                        """);
    }
}

package io.aegis.images.application.publication;

import io.aegis.images.application.port.HealthCheck.Finding;
import io.aegis.images.application.record.AuditQuery.Outcome;
import io.aegis.images.application.record.DecisionTrace;
import io.aegis.images.application.record.InventoryEntry;
import io.aegis.images.application.record.RecordedEvent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is on record of a node, and how the node is, as programs read it. */
public final class RecordDocuments {
    public static Document inventory(InventoryEntry entry) {
        var image = entry.image();
        return new Document()
                .with("reference", entry.id().reference())
                .with("node", entry.id().node())
                .with("digest", image.digest())
                .with("image_id", image.imageId())
                .with("platform", image.platform())
                .with("size_bytes", image.sizeBytes())
                .with("how", entry.how())
                .with("cached_at", entry.since())
                .with("last_used_at", entry.lastUsedAt())
                .with("uses", entry.uses());
    }

    /** The event's data under its name, outcome and place in the log. */
    public static Document audit(RecordedEvent recorded) {
        var event = recorded.event();
        return new Document()
                .with("position", recorded.position())
                .with("event_id", recorded.eventId())
                .with("event", CloudEvents.name(event))
                .with("outcome", Outcome.of(event))
                .with("time", event.at())
                .with("data", CloudEvents.data(event));
    }

    /** The same with the decision trace. */
    public static Document explained(RecordedEvent recorded) {
        return audit(recorded).with("trace", steps(recorded.trace()));
    }

    public static Document finding(Finding finding) {
        return new Document()
                .with("subject", finding.subject())
                .with("status", finding.status().name().toLowerCase(Locale.ROOT))
                .with("finding", finding.finding())
                .with("remedy", finding.remedy());
    }

    private static List<Map<String, @Nullable Object>> steps(DecisionTrace trace) {
        return trace.steps().stream()
                .map(step -> new Document()
                        .with("after_ms", step.after().toMillis())
                        .with("stage", step.stage())
                        .with("text", step.text())
                        .fields())
                .toList();
    }

    private RecordDocuments() {}
}

package io.aegis.images.application.publication;

import io.aegis.images.application.port.HealthCheck.Finding;
import io.aegis.images.application.record.AuditQuery.Outcome;
import io.aegis.images.application.record.DecisionTrace;
import io.aegis.images.application.record.Holding;
import io.aegis.images.application.record.ImageUse;
import io.aegis.images.application.record.ImageUse.Aspect;
import io.aegis.images.application.record.InventoryDifference;
import io.aegis.images.application.record.InventoryEntry;
import io.aegis.images.application.record.RecordedEvent;
import io.aegis.images.domain.image.NodeId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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

    /** What was held for some time. */
    public static Document holding(Holding holding) {
        var image = holding.image();
        return new Document()
                .with("reference", holding.id().reference())
                .with("node", holding.id().node())
                .with("digest", image.digest())
                .with("image_id", image.imageId())
                .with("platform", image.platform())
                .with("size_bytes", image.sizeBytes())
                .with("how", holding.how())
                .with("cached_at", holding.since())
                .with("held_until", holding.until());
    }

    public static Document difference(NodeId node, Instant earlier, Instant later, InventoryDifference difference) {
        return new Document()
                .with("node", node)
                .with("from", earlier)
                .with("to", later)
                .with("added", holdings(difference.added()))
                .with("removed", holdings(difference.removed()))
                .with(
                        "changed",
                        difference.changed().stream()
                                .map(change -> new Document()
                                        .with("reference", change.after().id().reference())
                                        .with("before", holding(change.before()))
                                        .with("after", holding(change.after()))
                                        .fields())
                                .toList())
                .with("came_and_went", difference.passing());
    }

    private static List<Map<String, @Nullable Object>> holdings(List<Holding> holdings) {
        return holdings.stream().map(holding -> holding(holding).fields()).toList();
    }

    /** @param by what the uses were told apart by; the keys of others are null */
    public static Document use(ImageUse use, Set<Aspect> by) {
        var common = use.common();
        return new Document()
                .with("by", by.stream().map(Aspect::toString).toList())
                .with("node", common.node())
                .with("tenant_id", common.tenant())
                .with("execution_id", common.execution())
                .with("reference", common.reference())
                .with("digest", common.digest())
                .with("credential_source", common.credential())
                .with("uses", use.uses())
                .with("first_at", use.first())
                .with("last_at", use.last());
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

package io.aegis.images.contracts.record;

import io.aegis.images.application.port.EventLog;
import io.aegis.images.application.port.ImageInventory;
import io.aegis.images.application.port.Images;
import io.aegis.images.application.port.PullAudit;
import io.aegis.images.application.port.RecordFailure;
import io.aegis.images.application.port.RecordFailure.Rejected;
import io.aegis.images.application.record.AuditQuery;
import io.aegis.images.application.record.DecisionTrace;
import io.aegis.images.application.record.Holding;
import io.aegis.images.application.record.ImageUse;
import io.aegis.images.application.record.ImageUse.Aspect;
import io.aegis.images.application.record.InventoryDifference;
import io.aegis.images.application.record.InventoryEntry;
import io.aegis.images.application.record.RecordedEvent;
import io.aegis.images.domain.image.ImageAggregate;
import io.aegis.images.domain.image.ImageCommand;
import io.aegis.images.domain.image.ImageEvent;
import io.aegis.images.domain.image.ImageEvent.ImagePullCompleted;
import io.aegis.images.domain.image.ImageEvent.ImagePullStarted;
import io.aegis.images.domain.image.ImageId;
import io.aegis.images.domain.image.NodeId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** The whole record in memory: decides by the same rules as the event store, and forgets with the process. */
public final class InMemoryImages implements Images, EventLog, ImageInventory, PullAudit {

    private final List<RecordedEvent> log = new ArrayList<>();
    private final RememberedImages images = new RememberedImages();

    @Override
    public synchronized Either<RecordFailure, List<ImageEvent>> handle(ImageCommand command, DecisionTrace trace) {
        return ImageAggregate.decide(command, images.concernedBy(command))
                .<RecordFailure>mapLeft(Rejected::new)
                .peek(events -> events.forEach(event -> record(event, trace)));
    }

    /** Every event, in the order of recording. */
    public synchronized List<ImageEvent> events() {
        return log.stream().map(RecordedEvent::event).toList();
    }

    @Override
    public synchronized Either<RecordFailure, List<RecordedEvent>> after(long position, int limit) {
        return Either.right(log.stream().skip(position).limit(limit).toList());
    }

    @Override
    public synchronized Either<RecordFailure, Long> head() {
        return Either.right((long) log.size());
    }

    @Override
    public synchronized boolean awaitAfter(long position, Duration atMost) {
        var patience = TimeUnit.NANOSECONDS.convert(atMost);
        var since = System.nanoTime();
        for (var left = patience; log.size() <= position && left > 0; left = patience - (System.nanoTime() - since)) {
            try {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        return log.size() > position;
    }

    @Override
    public Either<RecordFailure, List<InventoryEntry>> on(NodeId node) {
        return Either.right(Holdings.after(events()).on(node));
    }

    @Override
    public Either<RecordFailure, Option<InventoryEntry>> find(ImageId id) {
        return Either.right(Holdings.after(events()).find(id));
    }

    @Override
    public Either<RecordFailure, List<Holding>> at(NodeId node, Instant time) {
        return Either.right(HeldOverTime.after(events()).at(node, time));
    }

    @Override
    public Either<RecordFailure, InventoryDifference> between(NodeId node, Instant earlier, Instant later) {
        var held = HeldOverTime.after(events());
        return Either.right(InventoryDifference.of(
                held.at(node, earlier), held.at(node, later), held.passing(node, earlier, later)));
    }

    @Override
    public synchronized Either<RecordFailure, List<RecordedEvent>> find(AuditQuery query) {
        return Either.right(log.reversed().stream()
                .filter(recorded -> AuditFilter.matches(query, recorded))
                .limit(query.limit())
                .toList());
    }

    @Override
    public synchronized Either<RecordFailure, List<ImageUse>> uses(AuditQuery query, Set<Aspect> by) {
        var completed = log.stream()
                .filter(recorded -> AuditFilter.matches(query, recorded))
                .map(RecordedEvent::event)
                .filter(ImagePullCompleted.class::isInstance)
                .map(ImagePullCompleted.class::cast)
                .toList();
        return Either.right(Uses.of(completed, by, query.limit()));
    }

    @Override
    public Either<RecordFailure, List<ImagePullStarted>> open(NodeId node) {
        return Either.right(OpenPulls.after(events()).on(node));
    }

    private void record(ImageEvent event, DecisionTrace trace) {
        var position = log.size() + 1L;
        log.add(new RecordedEvent(position, new UUID(0, position), event, trace));
        images.remember(event);
        notifyAll();
    }
}

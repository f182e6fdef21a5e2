package io.aegis.images.application;

import io.aegis.images.application.port.PullAudit;
import io.aegis.images.application.port.RecordFailure;
import io.aegis.images.application.record.AuditQuery;
import io.aegis.images.application.record.RecordedEvent;
import io.aegis.images.domain.pull.PullId;
import io.vavr.control.Either;
import java.util.List;

/** Tells how the answer to a request came about. */
public final class PullExplainer {

    private final PullAudit audit;

    public PullExplainer(PullAudit audit) {
        this.audit = audit;
    }

    /** What is on record of the request with this id, or else of the execution: its id may look like a request's. */
    public Either<RecordFailure, List<RecordedEvent>> of(String id) {
        return PullId.parse(id)
                .map(this::ofPull)
                .filter(found -> found.isLeft() || !found.get().isEmpty())
                .getOrElse(() -> ofExecution(id));
    }

    /** What is on record of the request, oldest first, with its decision traces; empty when there is no such request. */
    public Either<RecordFailure, List<RecordedEvent>> ofPull(PullId pull) {
        return audit.find(newest().ofPull(pull)).map(List::reversed);
    }

    /** The same for all requests of an execution. */
    public Either<RecordFailure, List<RecordedEvent>> ofExecution(String execution) {
        return audit.find(newest().ofExecution(execution)).map(List::reversed);
    }

    private static AuditQuery newest() {
        return AuditQuery.newest(AuditQuery.LARGEST_LIMIT);
    }
}

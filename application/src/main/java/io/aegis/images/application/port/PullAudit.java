package io.aegis.images.application.port;

import io.aegis.images.application.record.AuditQuery;
import io.aegis.images.application.record.ImageUse;
import io.aegis.images.application.record.ImageUse.Aspect;
import io.aegis.images.application.record.RecordedEvent;
import io.aegis.images.domain.image.ImageEvent.ImagePullStarted;
import io.aegis.images.domain.image.NodeId;
import io.vavr.control.Either;
import java.util.List;
import java.util.Set;

/** Every image operation ever recorded, searchable. Every answer has seen all events recorded before the question. */
public interface PullAudit {

    /** The events that match, newest first, at most as many as the query's limit. */
    Either<RecordFailure, List<RecordedEvent>> find(AuditQuery query);

    /**
     * How often images were used, told apart by the given aspects, the latest used first; at most as many groups as the query's
     * limit. Costs a count per day and group; where executions are told apart or asked for, all uses that match.
     */
    Either<RecordFailure, List<ImageUse>> uses(AuditQuery query, Set<Aspect> by);

    /** The started pulls of the node that have no end on record, oldest first. */
    Either<RecordFailure, List<ImagePullStarted>> open(NodeId node);
}

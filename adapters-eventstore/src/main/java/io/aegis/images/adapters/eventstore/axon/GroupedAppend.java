package io.aegis.images.adapters.eventstore.axon;

import io.aegis.images.adapters.eventstore.sqlite.ConflictingEvents;
import io.aegis.images.adapters.eventstore.sqlite.Durability;
import io.aegis.images.adapters.eventstore.sqlite.GroupCommit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine.AppendTransaction;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.jspecify.annotations.Nullable;

/** Events to be appended when their unit of work commits; nothing is written before. */
record GroupedAppend(
        GroupCommit commits, AppendCondition condition, List<TaggedEventMessage<?>> events, Durability durability)
        implements AppendTransaction<ConsistencyMarker> {

    /** Waits in the caller's thread, so that what follows does not run in the one that writes. */
    @Override
    public CompletableFuture<ConsistencyMarker> commit(@Nullable ProcessingContext context) {
        var rows = events.stream().map(Messages::row).toList();
        try {
            var position = commits.append(Filters.of(condition.criteria()), after(), rows, durability)
                    .join();
            return CompletableFuture.completedFuture(new GlobalIndexConsistencyMarker(position));
        } catch (CompletionException failed) {
            return CompletableFuture.failedFuture(reason(failed));
        }
    }

    /** A condition without a marker, or without criteria, is none. */
    private long after() {
        return condition.criteria().hasCriteria()
                ? GlobalIndexConsistencyMarker.position(condition.consistencyMarker())
                : Long.MAX_VALUE;
    }

    private Throwable reason(CompletionException failed) {
        var cause = failed.getCause();
        return cause instanceof ConflictingEvents
                ? AppendEventsTransactionRejectedException.conflictingEventsDetected(condition.consistencyMarker())
                : cause == null ? failed : cause;
    }

    @Override
    public void rollback(@Nullable ProcessingContext context) {}

    @Override
    public CompletableFuture<ConsistencyMarker> afterCommit(
            ConsistencyMarker marker, @Nullable ProcessingContext context) {
        return CompletableFuture.completedFuture(marker);
    }
}

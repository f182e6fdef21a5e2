package io.aegis.images.adapters.eventstore.sqlite;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Events waiting to be appended, together or not at all. */
record Append(
        EventFilter unless,
        long after,
        List<TaggedEvent> events,
        Durability durability,
        CompletableFuture<Long> outcome) {

    /** After this, nothing is appended any more. */
    static final Append LAST =
            new Append(EventFilter.ALL, Long.MAX_VALUE, List.of(), Durability.PROCESS, new CompletableFuture<>());

    boolean isLast() {
        return this == LAST;
    }

    boolean isBroken(Session session) throws SQLException {
        return after != Long.MAX_VALUE && EventTable.any(session, unless, after);
    }

    void conflict() {
        outcome.completeExceptionally(new ConflictingEvents());
    }

    Runnable succeedAt(long position) {
        return () -> outcome.complete(position);
    }
}

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

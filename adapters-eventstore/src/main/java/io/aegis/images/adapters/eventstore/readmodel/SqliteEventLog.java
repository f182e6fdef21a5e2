package io.aegis.images.adapters.eventstore.readmodel;

import io.aegis.images.adapters.eventstore.json.Records;
import io.aegis.images.adapters.eventstore.sqlite.Arrivals;
import io.aegis.images.adapters.eventstore.sqlite.Database;
import io.aegis.images.adapters.eventstore.sqlite.EventTable;
import io.aegis.images.adapters.eventstore.sqlite.StoreFailures;
import io.aegis.images.adapters.eventstore.sqlite.Work;
import io.aegis.images.application.port.EventLog;
import io.aegis.images.application.port.RecordFailure;
import io.aegis.images.application.record.RecordedEvent;
import io.vavr.control.Either;
import io.vavr.control.Try;
import java.time.Duration;
import java.util.List;

/** The events in the order of their commits. What this process appends is told at once, what others append is looked for. */
public final class SqliteEventLog implements EventLog {

    private static final Duration LOOK_FOR_OTHERS = Duration.ofMillis(200);

    private final Database database;
    private final Arrivals arrivals;

    public SqliteEventLog(Database database, Arrivals arrivals) {
        this.database = database;
        this.arrivals = arrivals;
    }

    @Override
    public Either<RecordFailure, List<RecordedEvent>> after(long position, int limit) {
        return ask(session -> EventTable.after(session, position, limit).stream()
                .map(Records::read)
                .toList());
    }

    @Override
    public Either<RecordFailure, Long> head() {
        return ask(EventTable::head);
    }

    @Override
    public boolean awaitAfter(long position, Duration atMost) {
        var end = System.nanoTime() + atMost.toNanos();
        while (true) {
            var seen = arrivals.count();
            if (isAfter(position)) {
                return true;
            }
            var left = end - System.nanoTime();
            if (left <= 0 || !await(seen, left)) {
                return false;
            }
        }
    }

    /** A store that cannot be read has nothing new. */
    private boolean isAfter(long position) {
        return Try.of(() -> database.read(EventTable::head)).getOrElse(EventLog.START) > position;
    }

    /** False when the thread was interrupted. */
    private boolean await(long seen, long nanos) {
        try {
            arrivals.awaitBeyond(seen, Duration.ofNanos(Math.min(nanos, LOOK_FOR_OTHERS.toNanos())));
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private <T> Either<RecordFailure, T> ask(Work<T> work) {
        return Try.of(() -> database.read(work))
                .toEither()
                .mapLeft(thrown -> StoreFailures.translate(thrown, database.directory()));
    }
}

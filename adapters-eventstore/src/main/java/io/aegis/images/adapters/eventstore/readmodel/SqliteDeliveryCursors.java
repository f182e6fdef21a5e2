package io.aegis.images.adapters.eventstore.readmodel;

import io.aegis.images.adapters.eventstore.sqlite.Database;
import io.aegis.images.adapters.eventstore.sqlite.Durability;
import io.aegis.images.adapters.eventstore.sqlite.Query;
import io.aegis.images.adapters.eventstore.sqlite.StoreFailures;
import io.aegis.images.application.port.DeliveryCursors;
import io.aegis.images.application.port.RecordFailure;
import io.vavr.CheckedFunction0;
import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Try;

/** The cursors in the file that holds the events which they point at. */
public final class SqliteDeliveryCursors implements DeliveryCursors {

    private final Database database;

    public SqliteDeliveryCursors(Database database) {
        this.database = database;
    }

    @Override
    public Either<RecordFailure, Option<Long>> find(String receiver) {
        var query = Query.of("SELECT position FROM delivery_cursor WHERE receiver = ?", receiver);
        return attempt(() -> database.read(session -> session.first(query, row -> row.getLong(1))));
    }

    /** A power cut may undo it: the receiver is told once more then. */
    @Override
    public Either<RecordFailure, Void> move(String receiver, long position) {
        var row = Query.of(
                "INSERT OR REPLACE INTO delivery_cursor(receiver, position) VALUES (?, ?)", receiver, position);
        return attempt(() -> database.write(Durability.PROCESS, session -> session.execute(row)))
                .map(_ -> null);
    }

    private <T> Either<RecordFailure, T> attempt(CheckedFunction0<T> work) {
        return Try.of(work).toEither().mapLeft(thrown -> StoreFailures.translate(thrown, database.directory()));
    }
}

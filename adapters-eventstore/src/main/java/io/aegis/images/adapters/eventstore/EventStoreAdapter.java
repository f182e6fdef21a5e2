package io.aegis.images.adapters.eventstore;

import io.aegis.images.adapters.eventstore.sqlite.Database;
import io.aegis.images.adapters.eventstore.sqlite.StoreFailures;
import io.aegis.images.application.port.RecordFailure;
import io.aegis.images.domain.image.NodeId;
import io.vavr.control.Either;
import io.vavr.control.Try;
import java.nio.file.Path;

/** The way to a node's record of image operations: one SQLite file, which several processes may use at once. */
public final class EventStoreAdapter {

    /** Creates what is missing, and starts no more than is needed to read; the first command starts the rest. */
    public static Either<RecordFailure, NodeRecord> open(Path dataDirectory, NodeId node) {
        return Try.of(() -> Database.open(dataDirectory))
                .map(database -> new NodeRecord(database, node))
                .toEither()
                .mapLeft(thrown -> StoreFailures.translate(thrown, dataDirectory));
    }

    private EventStoreAdapter() {}
}

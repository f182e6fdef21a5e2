package io.aegis.images.adapters.eventstore;

import io.aegis.images.adapters.eventstore.sqlite.Database;
import io.aegis.images.adapters.eventstore.sqlite.Durability;
import io.aegis.images.adapters.eventstore.sqlite.EventTable;
import io.aegis.images.adapters.eventstore.sqlite.StoreFailures;
import io.aegis.images.application.port.HealthCheck;
import io.vavr.control.Try;
import java.util.List;

/** Whether the record can be written. */
final class StoreReadiness implements HealthCheck {

    private static final String SUBJECT = "store";

    private final Database database;

    StoreReadiness(Database database) {
        this.database = database;
    }

    @Override
    public List<Finding> examine() {
        return List.of(Try.of(() -> database.write(Durability.PROCESS, EventTable::head))
                .map(head -> Finding.ok(SUBJECT, "can be written, up to position " + head))
                .getOrElseGet(this::unusable));
    }

    private Finding unusable(Throwable thrown) {
        var failure = StoreFailures.translate(thrown, database.directory()).asPullFailure();
        return new Finding(SUBJECT, Status.FAILURE, failure.message(), failure.remedy());
    }
}

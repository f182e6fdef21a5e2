package io.aegis.images.adapters.eventstore.readmodel;

import io.aegis.images.adapters.eventstore.json.Records;
import io.aegis.images.adapters.eventstore.sqlite.Database;
import io.aegis.images.adapters.eventstore.sqlite.EventTable;
import io.aegis.images.adapters.eventstore.sqlite.Query;
import io.aegis.images.adapters.eventstore.sqlite.StoreFailures;
import io.aegis.images.application.port.PullAudit;
import io.aegis.images.application.port.RecordFailure;
import io.aegis.images.application.record.AuditQuery;
import io.aegis.images.application.record.ImageUse;
import io.aegis.images.application.record.ImageUse.Aspect;
import io.aegis.images.application.record.RecordedEvent;
import io.aegis.images.domain.image.ImageEvent.ImagePullStarted;
import io.aegis.images.domain.image.NodeId;
import io.vavr.control.Either;
import io.vavr.control.Try;
import java.util.List;
import java.util.Set;

/** The audit: what was asked for is found in its tables, and read from the events themselves. */
public final class SqliteAudit implements PullAudit {

    private final Database database;
    private final CatchUp catchUp;

    public SqliteAudit(Database database) {
        this.database = database;
        this.catchUp = new CatchUp(database, new AuditProjection());
    }

    @Override
    public Either<RecordFailure, List<RecordedEvent>> find(AuditQuery query) {
        return events(AuditSearch.of(query));
    }

    @Override
    public Either<RecordFailure, List<ImagePullStarted>> open(NodeId node) {
        return events(Query.of("SELECT position FROM open_pull WHERE node = ? ORDER BY position", node))
                .map(events -> events.stream()
                        .map(RecordedEvent::event)
                        .map(ImagePullStarted.class::cast)
                        .toList());
    }

    @Override
    public Either<RecordFailure, List<ImageUse>> uses(AuditQuery query, Set<Aspect> by) {
        return Try.of(() -> catchUp.answer(session -> session.list(UseSearch.of(query, by), new UseRows(by))))
                .toEither()
                .mapLeft(this::translate);
    }

    private Either<RecordFailure, List<RecordedEvent>> events(Query positions) {
        return Try.of(() -> catchUp.answer(session -> EventTable.joined(session, positions)).stream()
                        .map(Records::read)
                        .toList())
                .toEither()
                .mapLeft(this::translate);
    }

    private RecordFailure translate(Throwable thrown) {
        return StoreFailures.translate(thrown, database.directory());
    }
}

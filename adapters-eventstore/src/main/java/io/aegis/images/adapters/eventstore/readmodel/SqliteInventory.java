package io.aegis.images.adapters.eventstore.readmodel;

import io.aegis.images.adapters.eventstore.sqlite.Database;
import io.aegis.images.adapters.eventstore.sqlite.Query;
import io.aegis.images.adapters.eventstore.sqlite.Session;
import io.aegis.images.adapters.eventstore.sqlite.StoreFailures;
import io.aegis.images.adapters.eventstore.sqlite.Work;
import io.aegis.images.application.port.ImageInventory;
import io.aegis.images.application.port.RecordFailure;
import io.aegis.images.application.record.Holding;
import io.aegis.images.application.record.InventoryDifference;
import io.aegis.images.application.record.InventoryEntry;
import io.aegis.images.domain.image.ImageId;
import io.aegis.images.domain.image.NodeId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Try;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The inventory, read from its tables. */
public final class SqliteInventory implements ImageInventory {

    private static final String ENTRIES = """
            SELECT node, reference, image_id, digest, os, architecture, variant, size_bytes, how, since, last_at,
              coalesce(times, 0) AS times
            FROM inventory LEFT JOIN inventory_use USING (node, reference)
            WHERE node = ?""";

    private final Database database;
    private final CatchUp catchUp;
    private final CatchUp holdings;

    public SqliteInventory(Database database) {
        this.database = database;
        this.catchUp = new CatchUp(database, new InventoryProjection());
        this.holdings = new CatchUp(database, new HoldingProjection());
    }

    @Override
    public Either<RecordFailure, List<InventoryEntry>> on(NodeId node) {
        return entries(Query.of(ENTRIES + " ORDER BY reference", node));
    }

    @Override
    public Either<RecordFailure, Option<InventoryEntry>> find(ImageId id) {
        return entries(Query.of(ENTRIES + " AND reference = ?", id.node(), id.reference()))
                .map(found -> Option.ofOptional(found.stream().findFirst()));
    }

    @Override
    public Either<RecordFailure, List<Holding>> at(NodeId node, Instant time) {
        return answer(holdings, session -> at(session, node, time));
    }

    @Override
    public Either<RecordFailure, InventoryDifference> between(NodeId node, Instant earlier, Instant later) {
        return answer(
                holdings,
                session -> InventoryDifference.of(
                        at(session, node, earlier),
                        at(session, node, later),
                        session.number(HoldingSearch.passing(node, earlier, later))));
    }

    private static List<Holding> at(Session session, NodeId node, Instant time) throws SQLException {
        return session.list(HoldingSearch.at(node, time), HeldRows::holding);
    }

    private Either<RecordFailure, List<InventoryEntry>> entries(Query query) {
        return answer(catchUp, session -> session.list(query, HeldRows::entry));
    }

    private <T> Either<RecordFailure, T> answer(CatchUp projection, Work<T> question) {
        return Try.of(() -> projection.answer(question))
                .toEither()
                .mapLeft(thrown -> StoreFailures.translate(thrown, database.directory()));
    }
}

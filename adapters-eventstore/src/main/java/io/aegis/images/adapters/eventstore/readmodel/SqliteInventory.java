package io.aegis.images.adapters.eventstore.readmodel;

import io.aegis.images.adapters.eventstore.sqlite.Database;
import io.aegis.images.adapters.eventstore.sqlite.Query;
import io.aegis.images.adapters.eventstore.sqlite.StoreFailures;
import io.aegis.images.application.port.ImageInventory;
import io.aegis.images.application.port.RecordFailure;
import io.aegis.images.application.record.InventoryEntry;
import io.aegis.images.domain.image.CachedBy;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.image.ImageId;
import io.aegis.images.domain.image.NodeId;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Try;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
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

    public SqliteInventory(Database database) {
        this.database = database;
        this.catchUp = new CatchUp(database, new InventoryProjection());
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

    private Either<RecordFailure, List<InventoryEntry>> entries(Query query) {
        return Try.of(() -> catchUp.answer(session -> session.list(query, SqliteInventory::entry)))
                .toEither()
                .mapLeft(thrown -> StoreFailures.translate(thrown, database.directory()));
    }

    private static InventoryEntry entry(ResultSet row) throws SQLException {
        return new InventoryEntry(
                new ImageId(
                        new NodeId(row.getString("node")),
                        ImageReference.parse(row.getString("reference"))
                                .getOrElseThrow(problem -> new SQLException("not a reference: " + problem))),
                new HeldImage(
                        new Digest(row.getString("image_id")),
                        Option.<String>of(row.getString("digest")).map(Digest::new),
                        new Platform(
                                row.getString("os"),
                                row.getString("architecture"),
                                Option.<String>of(row.getString("variant"))),
                        row.getLong("size_bytes")),
                cachedBy(row.getString("how")),
                Instant.parse(row.getString("since")),
                Option.<String>of(row.getString("last_at")).map(Instant::parse),
                row.getLong("times"));
    }

    private static CachedBy cachedBy(String text) throws SQLException {
        return Arrays.stream(CachedBy.values())
                .filter(how -> how.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new SQLException("not a way into the cache: " + text));
    }
}

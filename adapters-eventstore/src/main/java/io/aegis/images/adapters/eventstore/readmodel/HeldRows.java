package io.aegis.images.adapters.eventstore.readmodel;

import io.aegis.images.adapters.eventstore.sqlite.Nanos;
import io.aegis.images.application.record.Holding;
import io.aegis.images.application.record.InventoryEntry;
import io.aegis.images.domain.image.CachedBy;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.image.ImageId;
import io.aegis.images.domain.image.NodeId;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;

/** What the rows say of images that are or were held. */
final class HeldRows {

    static InventoryEntry entry(ResultSet row) throws SQLException {
        return new InventoryEntry(
                id(row),
                image(row),
                how(row),
                Instant.parse(row.getString("since")),
                Option.<String>of(row.getString("last_at")).map(Instant::parse),
                row.getLong("times"));
    }

    static Holding holding(ResultSet row) throws SQLException {
        return new Holding(
                id(row), image(row), how(row), Nanos.toInstant(row.getLong("since")), until(row, row.getLong("until")));
    }

    private static Option<Instant> until(ResultSet row, long nanos) throws SQLException {
        return row.wasNull() ? Option.none() : Option.some(Nanos.toInstant(nanos));
    }

    private static ImageId id(ResultSet row) throws SQLException {
        return new ImageId(
                new NodeId(row.getString("node")),
                ImageReference.parse(row.getString("reference"))
                        .getOrElseThrow(problem -> new SQLException("not a reference: " + problem)));
    }

    private static HeldImage image(ResultSet row) throws SQLException {
        return new HeldImage(
                new Digest(row.getString("image_id")),
                Option.<String>of(row.getString("digest")).map(Digest::new),
                new Platform(
                        row.getString("os"),
                        row.getString("architecture"),
                        Option.<String>of(row.getString("variant"))),
                row.getLong("size_bytes"));
    }

    private static CachedBy how(ResultSet row) throws SQLException {
        var text = row.getString("how");
        return Arrays.stream(CachedBy.values())
                .filter(how -> how.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new SQLException("not a way into the cache: " + text));
    }

    private HeldRows() {}
}

package io.aegis.images.adapters.eventstore.readmodel;

import io.aegis.images.adapters.eventstore.sqlite.Query;
import io.aegis.images.adapters.eventstore.sqlite.Session;
import io.aegis.images.domain.image.ImageEvent;
import io.aegis.images.domain.image.ImageEvent.ImageCached;
import io.aegis.images.domain.image.ImageEvent.ImagePullCompleted;
import io.aegis.images.domain.image.ImageEvent.ImagePullFailed;
import io.aegis.images.domain.image.ImageEvent.ImagePullStarted;
import io.aegis.images.domain.image.ImageEvent.ImageRemoved;
import io.aegis.images.domain.image.ImageId;
import java.sql.SQLException;

/** What each node holds, and how often it was handed out; the uses of an image end with its removal. */
final class InventoryProjection implements Projection {

    @Override
    public String name() {
        return "inventory";
    }

    @Override
    public void apply(long position, ImageEvent event, Session session) throws SQLException {
        switch (event) {
            case ImageCached cached -> hold(cached, session);
            case ImagePullCompleted completed -> use(completed, session);
            case ImageRemoved removed -> {
                delete("inventory", removed.id(), session);
                delete("inventory_use", removed.id(), session);
            }
            case ImagePullStarted _, ImagePullFailed _ -> {}
        }
    }

    private static void hold(ImageCached cached, Session session) throws SQLException {
        var image = cached.image();
        session.execute(Query.of(
                """
                        INSERT OR REPLACE INTO inventory(
                          node, reference, image_id, digest, os, architecture, variant, size_bytes, how, since)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                cached.id().node(),
                cached.id().reference(),
                image.imageId(),
                image.digest(),
                image.platform().os(),
                image.platform().architecture(),
                image.platform().variant(),
                image.sizeBytes(),
                cached.how(),
                cached.at()));
    }

    private static void use(ImagePullCompleted completed, Session session) throws SQLException {
        session.execute(Query.of("""
                        INSERT INTO inventory_use(node, reference, times, last_at) VALUES (?, ?, 1, ?)
                        ON CONFLICT DO UPDATE SET times = times + 1, last_at = excluded.last_at""", completed.id().node(), completed.id().reference(), completed.at()));
    }

    private static void delete(String table, ImageId id, Session session) throws SQLException {
        session.execute(
                Query.of("DELETE FROM " + table + " WHERE node = ? AND reference = ?", id.node(), id.reference()));
    }
}

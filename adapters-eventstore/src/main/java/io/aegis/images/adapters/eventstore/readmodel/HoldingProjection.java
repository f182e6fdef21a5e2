package io.aegis.images.adapters.eventstore.readmodel;

import io.aegis.images.adapters.eventstore.sqlite.Nanos;
import io.aegis.images.adapters.eventstore.sqlite.Query;
import io.aegis.images.adapters.eventstore.sqlite.Session;
import io.aegis.images.domain.image.ImageEvent;
import io.aegis.images.domain.image.ImageEvent.ImageCached;
import io.aegis.images.domain.image.ImageEvent.ImagePullCompleted;
import io.aegis.images.domain.image.ImageEvent.ImagePullFailed;
import io.aegis.images.domain.image.ImageEvent.ImagePullStarted;
import io.aegis.images.domain.image.ImageEvent.ImageRemoved;
import io.vavr.control.Option;
import java.sql.SQLException;

/** From when to when each node held what. */
final class HoldingProjection implements Projection {

    private record Open(long position, long since) {}

    @Override
    public String name() {
        return "holding";
    }

    @Override
    public void apply(long position, ImageEvent event, Session session) throws SQLException {
        switch (event) {
            case ImageCached cached -> {
                end(cached, session);
                begin(position, cached, session);
            }
            case ImageRemoved removed -> end(removed, session);
            case ImagePullStarted _, ImagePullCompleted _, ImagePullFailed _ -> {}
        }
    }

    private static void begin(long position, ImageCached cached, Session session) throws SQLException {
        var image = cached.image();
        session.execute(Query.of(
                """
                        INSERT OR REPLACE INTO holding(
                          position, node, reference, image_id, digest, os, architecture, variant, size_bytes, how, since)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                position,
                cached.id().node(),
                cached.id().reference(),
                image.imageId(),
                image.digest(),
                image.platform().os(),
                image.platform().architecture(),
                image.platform().variant(),
                image.sizeBytes(),
                cached.how(),
                Nanos.of(cached.at())));
    }

    private static void end(ImageEvent event, Session session) throws SQLException {
        var open = session.first(
                Query.of(
                        "SELECT position, since FROM holding WHERE node = ? AND reference = ? AND until IS NULL",
                        event.id().node(),
                        event.id().reference()),
                row -> new Open(row.getLong(1), row.getLong(2)));
        if (open.isDefined()) {
            end(open.get(), Nanos.of(event.at()), session);
        }
    }

    /** A clock that was set back makes it end where it began. */
    private static void end(Open open, long at, Session session) throws SQLException {
        var until = Math.max(at, open.since());
        session.execute(Query.of(
                "UPDATE holding SET until = ?, fork = ? WHERE position = ?",
                until,
                Option.when(until > open.since(), () -> Backbone.fork(open.since(), until - 1)),
                open.position()));
    }
}

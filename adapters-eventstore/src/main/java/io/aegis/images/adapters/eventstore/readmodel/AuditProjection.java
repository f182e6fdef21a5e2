package io.aegis.images.adapters.eventstore.readmodel;

import io.aegis.images.adapters.eventstore.sqlite.Nanos;
import io.aegis.images.adapters.eventstore.sqlite.Query;
import io.aegis.images.adapters.eventstore.sqlite.Session;
import io.aegis.images.application.record.AuditQuery.Outcome;
import io.aegis.images.domain.credential.AccessProof;
import io.aegis.images.domain.credential.CredentialSource;
import io.aegis.images.domain.image.ImageEvent;
import io.aegis.images.domain.image.ImageEvent.ImageCached;
import io.aegis.images.domain.image.ImageEvent.ImagePullCompleted;
import io.aegis.images.domain.image.ImageEvent.ImagePullFailed;
import io.aegis.images.domain.image.ImageEvent.ImagePullStarted;
import io.aegis.images.domain.image.ImageEvent.ImageRemoved;
import io.aegis.images.domain.pull.PullId;
import io.vavr.control.Option;
import java.sql.SQLException;

/** By what each event can be searched, where each day's events stand in the log, and which pulls have not ended. */
final class AuditProjection implements Projection {

    @Override
    public String name() {
        return "audit";
    }

    @Override
    public void apply(long position, ImageEvent event, Session session) throws SQLException {
        session.execute(Query.of(
                """
                        INSERT INTO audit(position, node, reference, execution, pull, outcome, credential_source, at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
                position,
                event.id().node(),
                event.id().reference(),
                event.by().execution(),
                pull(event),
                Outcome.of(event),
                credentialSource(event),
                Nanos.of(event.at())));
        followPull(position, event, session);
    }

    @Override
    public void complete(long after, Session session) throws SQLException {
        session.execute(Query.of("""
                INSERT INTO audit_day(day, first_position, last_position)
                SELECT at / ? AS day, min(position), max(position) FROM audit WHERE position > ? GROUP BY day
                ON CONFLICT DO UPDATE SET last_position = excluded.last_position""", Nanos.PER_DAY, after));
    }

    private static void followPull(long position, ImageEvent event, Session session) throws SQLException {
        switch (event) {
            case ImagePullStarted started ->
                session.execute(Query.of(
                        "INSERT OR REPLACE INTO open_pull(pull, node, position) VALUES (?, ?, ?)",
                        started.pull(),
                        started.id().node(),
                        position));
            case ImagePullCompleted completed -> end(completed.pull(), session);
            case ImagePullFailed failed -> end(failed.pull(), session);
            case ImageCached _, ImageRemoved _ -> {}
        }
    }

    private static void end(PullId pull, Session session) throws SQLException {
        session.execute(Query.of("DELETE FROM open_pull WHERE pull = ?", pull));
    }

    private static Option<PullId> pull(ImageEvent event) {
        return switch (event) {
            case ImagePullStarted started -> Option.some(started.pull());
            case ImagePullCompleted completed -> Option.some(completed.pull());
            case ImagePullFailed failed -> Option.some(failed.pull());
            case ImageCached _, ImageRemoved _ -> Option.none();
        };
    }

    private static Option<CredentialSource> credentialSource(ImageEvent event) {
        return switch (event) {
            case ImagePullStarted started -> Option.some(started.credential());
            case ImagePullCompleted completed -> completed.access().map(AccessProof::source);
            case ImagePullFailed _, ImageCached _, ImageRemoved _ -> Option.none();
        };
    }
}

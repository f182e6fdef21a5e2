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
import io.aegis.images.domain.reference.Digest;
import io.vavr.control.Option;
import java.sql.SQLException;

/**
 * By what each event can be searched, where each day's events stand in the log, each day's uses of images, and which pulls have
 * not ended.
 */
final class AuditProjection implements Projection {

    @Override
    public String name() {
        return "audit";
    }

    @Override
    public void apply(long position, ImageEvent event, Session session) throws SQLException {
        session.execute(Query.of(
                """
                        INSERT INTO audit(
                          position, node, reference, digest, execution, tenant, pull, outcome, credential_source, at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                position,
                event.id().node(),
                event.id().reference(),
                digest(event),
                event.by().execution(),
                event.by().tenant(),
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
        session.execute(Query.of("""
                INSERT INTO use_day(
                  day, node, tenant, reference, digest, credential_source, outcome, uses, first_at, last_at)
                SELECT at / ?, node, coalesce(tenant, ''), reference, coalesce(digest, ''), coalesce(credential_source, ''),
                  outcome, count(*), min(at), max(at)
                FROM audit WHERE position > ? AND outcome IN ('Cached', 'Downloaded') GROUP BY 1, 2, 3, 4, 5, 6, 7
                ON CONFLICT DO UPDATE SET uses = uses + excluded.uses,
                  first_at = min(first_at, excluded.first_at), last_at = max(last_at, excluded.last_at)""", Nanos.PER_DAY, after));
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

    private static Option<Digest> digest(ImageEvent event) {
        return switch (event) {
            case ImagePullCompleted completed -> completed.image().digest();
            case ImageCached cached -> cached.image().digest();
            case ImageRemoved removed -> removed.image().digest();
            case ImagePullStarted _, ImagePullFailed _ -> Option.none();
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

package io.aegis.images.adapters.eventstore.sqlite;

import io.vavr.control.Option;
import java.sql.SQLException;

/** The one connection that writes. One that has failed is not used again: closing it rolls back what was open. */
final class WriteSession {

    /** In KiB, because negative. */
    private static final String CACHE = "PRAGMA cache_size = -8000";

    private final SqliteFile file;
    private Option<Session> open = Option.none();
    private Durability durability = Durability.POWER;

    WriteSession(SqliteFile file) {
        this.file = file;
    }

    <T> T commit(Durability wanted, Work<T> work) throws SQLException {
        var session = session(wanted);
        try {
            session.begin();
            var answer = work.with(session);
            session.commit();
            return answer;
        } catch (SQLException | RuntimeException thrown) {
            giveUp(session, thrown);
            throw thrown;
        }
    }

    private Session session(Durability wanted) throws SQLException {
        var session = open.isDefined() ? open.get() : connect();
        if (open.isEmpty() || wanted != durability) {
            session.run(wanted.pragma());
        }
        open = Option.some(session);
        durability = wanted;
        return session;
    }

    private Session connect() throws SQLException {
        var session = file.connect();
        session.run(CACHE);
        return session;
    }

    private void giveUp(Session session, Exception reason) {
        open = Option.none();
        try {
            session.close();
        } catch (SQLException second) {
            reason.addSuppressed(second);
        }
    }

    void close() throws SQLException {
        var last = open;
        open = Option.none();
        if (last.isDefined()) {
            last.get().close();
        }
    }
}

package io.aegis.images.adapters.eventstore.readmodel;

import io.aegis.images.adapters.eventstore.json.Records;
import io.aegis.images.adapters.eventstore.json.Unreadable;
import io.aegis.images.adapters.eventstore.sqlite.Database;
import io.aegis.images.adapters.eventstore.sqlite.Durability;
import io.aegis.images.adapters.eventstore.sqlite.EventTable;
import io.aegis.images.adapters.eventstore.sqlite.Query;
import io.aegis.images.adapters.eventstore.sqlite.Session;
import io.aegis.images.adapters.eventstore.sqlite.StoredEvent;
import io.aegis.images.adapters.eventstore.sqlite.Work;
import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a projection up to the newest event before it answers. How far it has come is kept in the same transaction as its
 * tables: nothing is applied twice, whatever ends in between. An event that cannot be read is set aside, and it goes on.
 */
final class CatchUp {

    private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);
    /** In one transaction: whoever wants to record something meanwhile waits for no more than this. */
    private static final int BATCH = 2_000;
    /** In memory at once. */
    private static final int PAGE = 100;

    private static final int FEW_PAGES = 1_000;
    private static final int MANY_PAGES = 16_000;

    private final Database database;
    private final Projection projection;

    CatchUp(Database database, Projection projection) {
        this.database = database;
        this.projection = projection;
    }

    /** The answer has seen all events recorded before the question. */
    <T> T answer(Work<T> question) throws SQLException {
        var behind = database.read(this::isBehind);
        while (behind) {
            behind = database.write(Durability.PROCESS, this::advance) == BATCH;
        }
        return database.read(question);
    }

    private boolean isBehind(Session session) throws SQLException {
        return token(session) < EventTable.head(session);
    }

    /** How many events it has advanced by. */
    private int advance(Session session) throws SQLException {
        var begin = token(session);
        var position = begin;
        int advanced = 0;
        List<StoredEvent> page;
        do {
            page = EventTable.after(session, position, PAGE);
            for (var event : page) {
                apply(event, session);
                position = event.position();
            }
            advanced += page.size();
        } while (page.size() == PAGE && advanced < BATCH);
        if (advanced > 0) {
            projection.complete(begin, session);
            // Far behind, the same pages of the indexes change again and again: they are carried over once for all.
            session.checkpointAfter(advanced == BATCH ? MANY_PAGES : FEW_PAGES);
            keepToken(session, position);
        }
        return advanced;
    }

    private void apply(StoredEvent stored, Session session) throws SQLException {
        try {
            projection.apply(stored.position(), Records.fact(stored), session);
        } catch (Unreadable unreadable) {
            LOG.warn("event set aside projection={} position={}", projection.name(), stored.position(), unreadable);
            session.execute(Query.of(
                    "INSERT OR REPLACE INTO projection_failure(position, projection, why) VALUES (?, ?, ?)",
                    stored.position(),
                    projection.name(),
                    String.valueOf(unreadable.getMessage())));
        }
    }

    private long token(Session session) throws SQLException {
        return session.number(
                Query.of("SELECT position FROM projection_token WHERE projection = ?", projection.name()));
    }

    private void keepToken(Session session, long position) throws SQLException {
        session.execute(Query.of(
                "INSERT OR REPLACE INTO projection_token(projection, position) VALUES (?, ?)",
                projection.name(),
                position));
    }
}

package io.aegis.images.benchmarks;

import io.aegis.images.adapters.eventstore.sqlite.Database;
import io.aegis.images.adapters.eventstore.sqlite.Durability;
import io.aegis.images.adapters.eventstore.sqlite.EventTable;
import io.aegis.images.adapters.eventstore.sqlite.Query;
import io.aegis.images.adapters.eventstore.sqlite.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/** A long past in minutes: hits that were recorded, copied under positions, identities, pulls and executions of their own. */
final class ManyEvents {
    private static final String IDENTITY = "printf('%08x-0000-7000-8000-%012x', n, n)";

    private static final String COPIED = """
            SELECT global_index AS original, global_index + ? AS n FROM event
            WHERE global_index <= ? AND type = 'aegis.images.ImagePullCompleted'""";

    private static final String EVENTS = """
            INSERT INTO event(global_index, event_id, type, version, at, payload, metadata)
            SELECT n, IDENTITY, type, version, at,
              json_set(payload, '$.pull_id', IDENTITY, '$.execution_id', 'execution-' || n), metadata
            FROM (COPIED) JOIN event ON global_index = original""".replace("IDENTITY", IDENTITY).replace("COPIED", COPIED);

    /** The table of tags has no index by position. */
    private static final String ORIGINAL_TAGS = """
            CREATE TEMP TABLE original_tag(position INTEGER, key TEXT, value TEXT, PRIMARY KEY (position, key)) WITHOUT ROWID""";

    private static final String FILL_ORIGINAL_TAGS =
            "INSERT INTO original_tag SELECT global_index, key, value FROM event_tag WHERE global_index <= ?";

    private static final String TAGS = """
            INSERT INTO event_tag(key, value, global_index)
            SELECT key, CASE key WHEN 'pull' THEN IDENTITY ELSE value END, n
            FROM (COPIED) JOIN original_tag ON position = original""".replace("IDENTITY", IDENTITY).replace("COPIED", COPIED);

    /** Adds to what is recorded, at most up to a position, until there are at least as many events. */
    static void copied(Path directory, int recorded, int wanted) throws IOException, SQLException {
        try (var database = Database.open(directory)) {
            database.write(Durability.PROCESS, session -> {
                session.run(ORIGINAL_TAGS);
                return session.execute(Query.of(FILL_ORIGINAL_TAGS, recorded));
            });
            long head = database.read(EventTable::head);
            while (head < wanted) {
                var block = head;
                head = database.write(Durability.PROCESS, session -> copy(session, block, recorded));
            }
        }
    }

    private static long copy(Session session, long offset, int recorded) throws SQLException {
        session.execute(Query.of(EVENTS, offset, recorded));
        session.execute(Query.of(TAGS, offset, recorded));
        return EventTable.head(session);
    }

    private ManyEvents() {}
}

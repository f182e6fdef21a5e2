package io.aegis.images.adapters.eventstore.sqlite;

import java.sql.SQLException;
import java.util.List;

/** The tables, and their version, which the file carries as its {@code user_version}. */
public final class Schema {

    public static final int VERSION = 1;

    private static final Query FOUND = Query.of("PRAGMA user_version");

    private static final List<String> TABLES = List.of(
            """
            CREATE TABLE event(
              global_index INTEGER PRIMARY KEY,
              event_id TEXT NOT NULL,
              type TEXT NOT NULL,
              version TEXT NOT NULL,
              at INTEGER NOT NULL,
              payload TEXT NOT NULL,
              metadata TEXT NOT NULL)""",
            """
            CREATE TABLE event_tag(
              key TEXT NOT NULL,
              value TEXT NOT NULL,
              global_index INTEGER NOT NULL,
              PRIMARY KEY (key, value, global_index)) WITHOUT ROWID""",
            """
            CREATE TABLE projection_token(
              projection TEXT PRIMARY KEY,
              position INTEGER NOT NULL) WITHOUT ROWID""",
            """
            CREATE TABLE projection_failure(
              position INTEGER NOT NULL,
              projection TEXT NOT NULL,
              why TEXT NOT NULL,
              PRIMARY KEY (position, projection)) WITHOUT ROWID""",
            """
            CREATE TABLE inventory(
              node TEXT NOT NULL,
              reference TEXT NOT NULL,
              image_id TEXT NOT NULL,
              digest TEXT,
              os TEXT NOT NULL,
              architecture TEXT NOT NULL,
              variant TEXT,
              size_bytes INTEGER NOT NULL,
              how TEXT NOT NULL,
              since TEXT NOT NULL,
              PRIMARY KEY (node, reference)) WITHOUT ROWID""",
            """
            CREATE TABLE inventory_use(
              node TEXT NOT NULL,
              reference TEXT NOT NULL,
              times INTEGER NOT NULL,
              last_at TEXT NOT NULL,
              PRIMARY KEY (node, reference)) WITHOUT ROWID""",
            """
            CREATE TABLE audit(
              position INTEGER PRIMARY KEY,
              node TEXT NOT NULL,
              reference TEXT NOT NULL,
              execution TEXT,
              pull TEXT,
              outcome TEXT NOT NULL,
              at INTEGER NOT NULL)""",
            "CREATE INDEX audit_node ON audit(node)",
            "CREATE INDEX audit_reference ON audit(reference)",
            "CREATE INDEX audit_execution ON audit(execution)",
            "CREATE INDEX audit_pull ON audit(pull)",
            "CREATE INDEX audit_outcome ON audit(outcome)",
            "CREATE INDEX audit_reference_outcome ON audit(reference, outcome)",
            """
            CREATE TABLE audit_day(
              day INTEGER PRIMARY KEY,
              first_position INTEGER NOT NULL,
              last_position INTEGER NOT NULL)""",
            """
            CREATE TABLE open_pull(
              pull TEXT PRIMARY KEY,
              node TEXT NOT NULL,
              position INTEGER NOT NULL) WITHOUT ROWID""",
            "CREATE INDEX open_pull_node ON open_pull(node, position)");

    public static long version(Session session) throws SQLException {
        return session.number(FOUND);
    }

    static boolean isCurrent(Session session) throws SQLException {
        var version = version(session);
        if (version > VERSION) {
            throw new UnfitFile("was written by a newer version of aegis-images (schema " + version
                    + ", this one reads " + VERSION + "): use that version, or another data directory");
        }
        return version == VERSION;
    }

    static void create(Session session) throws SQLException {
        if (isCurrent(session)) {
            return;
        }
        if (session.number(Query.of("SELECT count(*) FROM sqlite_master")) > 0) {
            throw new UnfitFile("is the database of another program: use another data directory");
        }
        for (var table : TABLES) {
            session.run(table);
        }
        session.run("PRAGMA user_version = " + VERSION);
    }

    private Schema() {}
}

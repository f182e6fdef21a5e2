package io.aegis.images.adapters.eventstore.sqlite;

import java.sql.SQLException;

/** The version of the tables, which the file carries as its {@code user_version}. */
public final class Schema {

    public static final int VERSION = SchemaSteps.ALL.size();

    private static final Query FOUND = Query.of("PRAGMA user_version");

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

    /** Creates what a file lacks, and keeps what it holds: a new one goes through all versions. */
    static void bringUpToDate(Session session) throws SQLException {
        if (isCurrent(session)) {
            return;
        }
        var version = (int) version(session);
        if (version < 1 && session.number(Query.of("SELECT count(*) FROM sqlite_master")) > 0) {
            throw new UnfitFile("is the database of another program: use another data directory");
        }
        for (var step : SchemaSteps.ALL.subList(Math.max(version, 0), VERSION)) {
            for (var statement : step) {
                session.run(statement);
            }
        }
        session.run("PRAGMA user_version = " + VERSION);
    }

    private Schema() {}
}

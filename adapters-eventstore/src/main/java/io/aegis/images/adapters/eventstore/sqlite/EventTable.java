package io.aegis.images.adapters.eventstore.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** The rows of events, in a session of the caller. */
public final class EventTable {

    private static final String COLUMNS = "global_index, event_id, type, version, at, payload, metadata";
    private static final Query NEWEST = Query.of("SELECT max(global_index) FROM event");

    /** The position of the newest event; 0 when there is none. */
    public static long head(Session session) throws SQLException {
        return session.number(NEWEST);
    }

    /** All events after the position, in order, at most as many as the limit. */
    public static List<StoredEvent> after(Session session, long position, int limit) throws SQLException {
        var query = Query.of(
                "SELECT " + COLUMNS + " FROM event WHERE global_index > ? ORDER BY global_index LIMIT ?",
                position,
                limit);
        return session.list(query, EventTable::read);
    }

    public static List<StoredEvent> select(Session session, EventFilter filter, long after, int limit)
            throws SQLException {
        return session.list(filter.select(COLUMNS, after, limit), EventTable::read);
    }

    /** The events that another table names in its column {@code position}, in the order of that table's index. */
    public static List<StoredEvent> joined(Session session, Query rows) throws SQLException {
        return session.list(joining(rows), EventTable::read);
    }

    public static Query joining(Query rows) {
        return new Query(
                "SELECT " + COLUMNS + " FROM (" + rows.sql() + ") CROSS JOIN event ON global_index = position",
                rows.arguments());
    }

    static boolean any(Session session, EventFilter filter, long after) throws SQLException {
        return !session.list(filter.select("global_index", after, 1), row -> row.getLong(1))
                .isEmpty();
    }

    static void insert(Session session, long position, TaggedEvent event) throws SQLException {
        var data = event.data();
        session.execute(Query.of(
                "INSERT INTO event(" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?)",
                position,
                data.id(),
                data.type(),
                data.version(),
                Nanos.of(data.at()),
                data.payload(),
                data.metadata()));
        for (var tag : event.tags()) {
            session.execute(Query.of(
                    "INSERT INTO event_tag(key, value, global_index) VALUES (?, ?, ?)",
                    tag.key(),
                    tag.value(),
                    position));
        }
    }

    private static StoredEvent read(ResultSet row) throws SQLException {
        return new StoredEvent(
                row.getLong(1),
                new EventData(
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        Nanos.toInstant(row.getLong(5)),
                        row.getString(6),
                        row.getString(7)));
    }

    private EventTable() {}
}

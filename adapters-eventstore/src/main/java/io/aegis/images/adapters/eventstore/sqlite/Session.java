package io.aegis.images.adapters.eventstore.sqlite;

import io.vavr.control.Option;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One connection with the statements it has prepared. Used by one thread at a time. */
public final class Session implements AutoCloseable {

    private static final int KEPT_STATEMENTS = 64;

    private final Connection connection;
    private final LinkedHashMap<String, PreparedStatement> statements = new LinkedHashMap<>(16, 0.75f, true);

    Session(Connection connection) {
        this.connection = connection;
    }

    public <T> List<T> list(Query query, RowReader<T> reader) throws SQLException {
        var found = new ArrayList<T>();
        try (var rows = prepared(query).executeQuery()) {
            while (rows.next()) {
                found.add(reader.read(rows));
            }
        }
        return found;
    }

    public <T> Option<T> first(Query query, RowReader<T> reader) throws SQLException {
        return Option.ofOptional(list(query, reader).stream().findFirst());
    }

    /** The one number that the query asks for; 0 for none. */
    public long number(Query query) throws SQLException {
        return first(query, row -> row.getLong(1)).getOrElse(0L);
    }

    public String text(Query query) throws SQLException {
        return first(query, row -> row.getString(1)).getOrElse("");
    }

    public int execute(Query query) throws SQLException {
        return prepared(query).executeUpdate();
    }

    /** Runs a statement that is not worth keeping. */
    public void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** How much is written to the log before it is carried over into the file; SQLite's own measure is 1 000 pages. */
    public void checkpointAfter(int pages) throws SQLException {
        run("PRAGMA wal_autocheckpoint = " + pages);
    }

    void begin() throws SQLException {
        connection.setAutoCommit(false);
    }

    void commit() throws SQLException {
        connection.setAutoCommit(true);
    }

    private PreparedStatement prepared(Query query) throws SQLException {
        var statement = statement(query.sql());
        var arguments = query.arguments();
        for (int i = 0; i < arguments.size(); i++) {
            bind(statement, i + 1, arguments.get(i));
        }
        return statement;
    }

    private PreparedStatement statement(String sql) throws SQLException {
        var known = statements.get(sql);
        if (known != null) {
            return known;
        }
        forgetOldest();
        var fresh = connection.prepareStatement(sql);
        statements.put(sql, fresh);
        return fresh;
    }

    private void forgetOldest() throws SQLException {
        if (statements.size() >= KEPT_STATEMENTS) {
            Map.Entry<String, PreparedStatement> oldest =
                    statements.entrySet().iterator().next();
            statements.remove(oldest.getKey());
            oldest.getValue().close();
        }
    }

    private static void bind(PreparedStatement statement, int index, Object argument) throws SQLException {
        switch (argument) {
            case Option<?> option when option.isEmpty() -> statement.setNull(index, Types.NULL);
            case Option<?> option -> bind(statement, index, option.get());
            case Long number -> statement.setLong(index, number);
            case Integer number -> statement.setInt(index, number);
            default -> statement.setString(index, argument.toString());
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

package io.aegis.images.adapters.eventstore;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Looks at the file, and changes it, behind the product's back. */
final class Damage {

    /** What SQLite itself finds wrong with the file; {@code ok} for nothing. */
    static String in(Path directory) throws SQLException {
        return text(directory, "PRAGMA integrity_check");
    }

    static String text(Path directory, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url(directory));
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : "";
        }
    }

    static void run(Path directory, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url(directory));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String url(Path directory) {
        return "jdbc:sqlite:" + directory.resolve("events.db");
    }

    private Damage() {}
}

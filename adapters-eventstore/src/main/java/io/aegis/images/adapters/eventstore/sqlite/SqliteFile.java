package io.aegis.images.adapters.eventstore.sqlite;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.TransactionMode;

/** Where the file is, and how it is created and connected to. */
record SqliteFile(Path directory, Path path) {

    static final int PATIENCE_MS = 10_000;

    private static final String NAME = "events.db";

    static SqliteFile in(Path directory) throws IOException {
        var absolute = directory.toAbsolutePath().normalize();
        if (!Files.isDirectory(absolute)) {
            Files.createDirectories(
                    absolute, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        var file = absolute.resolve(NAME);
        if (!Files.exists(file)) {
            createForUsAlone(file);
        }
        return new SqliteFile(absolute, file);
    }

    private static void createForUsAlone(Path file) throws IOException {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException another) {
            // Another process was faster; the file is the same.
        }
    }

    /** A session with the tables in place. */
    Session prepare() throws SQLException {
        var session = connect();
        try {
            if (!Schema.isCurrent(session)) {
                bringUpToDate(session);
            }
            return session;
        } catch (SQLException thrown) {
            session.close();
            throw thrown;
        }
    }

    /** Readers and the writer do not wait for each other in WAL mode; the file remembers it. */
    private static void bringUpToDate(Session session) throws SQLException {
        session.run("PRAGMA journal_mode = WAL");
        session.begin();
        Schema.bringUpToDate(session);
        session.commit();
    }

    Session connect() throws SQLException {
        var config = new SQLiteConfig();
        config.setBusyTimeout(PATIENCE_MS);
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        // As a URI, in which no character of the path means anything else.
        return new Session(config.createConnection("jdbc:sqlite:" + path.toUri()));
    }
}

package io.aegis.images.adapters.eventstore.sqlite;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The file and its connections: a few that read, and one that writes. Writers of this process take turns here, those of
 * others by SQLite's own lock. Blocks, uninterruptibly: what was begun is finished.
 */
public final class Database implements AutoCloseable {

    private static final int READERS = 4;

    private final SqliteFile file;
    private final ConcurrentLinkedDeque<Session> idle = new ConcurrentLinkedDeque<>();
    private final Semaphore readers = new Semaphore(READERS, true);
    private final ReentrantLock writing = new ReentrantLock(true);
    private final WriteSession writer;
    private volatile boolean closed;

    private Database(SqliteFile file) {
        this.file = file;
        this.writer = new WriteSession(file);
    }

    /** Creates directory, file and tables where they are missing. */
    public static Database open(Path directory) throws IOException, SQLException {
        var file = SqliteFile.in(directory);
        var database = new Database(file);
        database.idle.add(file.prepare());
        return database;
    }

    public Path directory() {
        return file.directory();
    }

    public Path path() {
        return file.path();
    }

    /** Each statement sees what was committed before it. */
    public <T> T read(Work<T> work) throws SQLException {
        readers.acquireUninterruptibly();
        try {
            return reading(work);
        } finally {
            readers.release();
        }
    }

    /** In one transaction: all or nothing. */
    public <T> T write(Durability durability, Work<T> work) throws SQLException {
        writing.lock();
        try {
            refuseWhenClosed();
            return writer.commit(durability, work);
        } finally {
            writing.unlock();
        }
    }

    private <T> T reading(Work<T> work) throws SQLException {
        refuseWhenClosed();
        var known = idle.poll();
        var session = known == null ? file.connect() : known;
        try {
            var answer = work.with(session);
            idle.push(session);
            return answer;
        } catch (SQLException | RuntimeException thrown) {
            session.close();
            throw thrown;
        }
    }

    private void refuseWhenClosed() throws SQLException {
        if (closed) {
            throw new UnfitFile("has been closed by this process");
        }
    }

    @Override
    public void close() throws SQLException {
        readers.acquireUninterruptibly(READERS);
        writing.lock();
        try {
            closed = true;
            writer.close();
            for (var session = idle.poll(); session != null; session = idle.poll()) {
                session.close();
            }
        } finally {
            writing.unlock();
            readers.release(READERS);
        }
    }
}

package io.aegis.images.adapters.eventstore.sqlite;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Appends events, and lets those who append at the same time share a transaction: one wait for the disk serves them all.
 * The order of commits is the order of positions. An append that finds its condition broken fails alone.
 */
public final class GroupCommit implements AutoCloseable {

    private static final int LARGEST_GROUP = 500;

    private final Database database;
    private final Arrivals arrivals;
    private final LinkedBlockingQueue<Append> queue = new LinkedBlockingQueue<>();
    private final Thread writer =
            Thread.ofPlatform().daemon().name("event writer").unstarted(this::write);
    private boolean started;
    private boolean closed;

    public GroupCommit(Database database, Arrivals arrivals) {
        this.database = database;
        this.arrivals = arrivals;
    }

    /**
     * The position of the last event, once all are safe; or {@link ConflictingEvents}, or what SQLite said.
     *
     * @param unless events that must not have been recorded after the position
     */
    public CompletableFuture<Long> append(
            EventFilter unless, long after, List<TaggedEvent> events, Durability durability) {
        var append = new Append(unless, after, events, durability, new CompletableFuture<>());
        enqueue(append);
        return append.outcome();
    }

    private synchronized void enqueue(Append append) {
        if (closed) {
            append.outcome().completeExceptionally(new UnfitFile("has been closed by this process"));
            return;
        }
        if (!started) {
            writer.start();
            started = true;
        }
        queue.add(append);
    }

    private void write() {
        try {
            while (true) {
                var group = new ArrayList<Append>();
                group.add(queue.take());
                queue.drainTo(group, LARGEST_GROUP - 1);
                if (commit(group)) {
                    return;
                }
            }
        } catch (InterruptedException nobodyDoes) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether it was the last group. */
    private boolean commit(List<Append> group) {
        var last = group.removeIf(Append::isLast);
        if (!group.isEmpty()) {
            try {
                var durability = group.stream().map(Append::durability).max(Durability::compareTo);
                var ends = database.write(durability.orElseThrow(), session -> insert(session, group));
                ends.forEach(Runnable::run);
                arrivals.announce();
            } catch (SQLException | RuntimeException | Error thrown) {
                group.forEach(append -> append.outcome().completeExceptionally(thrown));
            }
        }
        return last;
    }

    /** What to tell whom, once the transaction is committed. */
    private static List<Runnable> insert(Session session, List<Append> group) throws SQLException {
        var ends = new ArrayList<Runnable>();
        var position = EventTable.lastGiven(session);
        for (var append : group) {
            if (append.isBroken(session)) {
                ends.add(append::conflict);
                continue;
            }
            for (var event : append.events()) {
                EventTable.insert(session, ++position, event);
            }
            ends.add(append.succeedAt(position));
        }
        return ends;
    }

    /** Finishes what was asked for. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            if (!started) {
                return;
            }
            queue.add(Append.LAST);
        }
        joinWriter();
    }

    private void joinWriter() {
        try {
            writer.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

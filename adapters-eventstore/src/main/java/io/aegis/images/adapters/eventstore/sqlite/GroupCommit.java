package io.aegis.images.adapters.eventstore.sqlite;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Appends events, and lets those who append at the same time share a transaction: one wait for the disk serves them all.
 * The order of commits is the order of positions. An append that finds its condition broken fails alone.
 */
public final class GroupCommit implements AutoCloseable {

    private static final int LARGEST_GROUP = 500;

    private final Database database;
    private final Arrivals arrivals;
    private final ConcurrentLinkedQueue<Append> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock committing = new ReentrantLock();
    private volatile boolean closed;

    public GroupCommit(Database database, Arrivals arrivals) {
        this.database = database;
        this.arrivals = arrivals;
    }

    /**
     * The position of the last event, once all are safe; or {@link ConflictingEvents}, or what SQLite said. Who finds
     * nobody committing does it here, without the price of waking another thread.
     *
     * @param unless events that must not have been recorded after the position
     */
    public CompletableFuture<Long> append(
            EventFilter unless, long after, List<TaggedEvent> events, Durability durability) {
        var append = new Append(unless, after, events, durability, new CompletableFuture<>());
        waiting.add(append);
        if (closed) {
            refuse(append);
        } else if (commitOneGroup() && !waiting.isEmpty()) {
            // This caller has its answer; those who came meanwhile are not to wait for a further one.
            Thread.ofVirtual().name("event writer").start(this::commitAll);
        }
        return append.outcome();
    }

    private void commitAll() {
        while (!waiting.isEmpty() && commitOneGroup()) {
            // Who does not get the lock need not go on: its owner looks at the queue again afterwards.
        }
    }

    /** Whether it was ours to do: nobody else was at it. */
    private boolean commitOneGroup() {
        if (!committing.tryLock()) {
            return false;
        }
        try {
            commit(nextGroup());
        } finally {
            committing.unlock();
        }
        return true;
    }

    private List<Append> nextGroup() {
        return Stream.generate(waiting::poll)
                .takeWhile(Objects::nonNull)
                .limit(LARGEST_GROUP)
                .toList();
    }

    private void commit(List<Append> group) {
        if (group.isEmpty()) {
            return;
        }
        try {
            var durability = group.stream().map(Append::durability).max(Durability::compareTo);
            var ends = database.write(durability.orElseThrow(), session -> insert(session, group));
            ends.forEach(Runnable::run);
            arrivals.announce();
        } catch (SQLException | RuntimeException | Error thrown) {
            group.forEach(append -> append.outcome().completeExceptionally(thrown));
        }
    }

    /** What to tell whom, once the transaction is committed. */
    private static List<Runnable> insert(Session session, List<Append> group) throws SQLException {
        var ends = new ArrayList<Runnable>();
        var position = EventTable.head(session);
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

    /** Unless closing has found it among what was asked for before. */
    private void refuse(Append append) {
        if (waiting.remove(append)) {
            append.outcome().completeExceptionally(new UnfitFile("has been closed by this process"));
        }
    }

    /** Finishes what was asked for. */
    @Override
    public void close() {
        closed = true;
        committing.lock();
        try {
            while (!waiting.isEmpty()) {
                commit(nextGroup());
            }
        } finally {
            committing.unlock();
        }
    }
}

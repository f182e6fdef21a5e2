package io.aegis.images.adapters.web.events;

import io.aegis.images.application.port.EventLog;
import io.aegis.images.application.port.RecordFailure;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The newest events, read from the store and written out once for all who follow. Whoever is further behind reads the store
 * at their own pace; nobody waits for anybody. While nobody follows, nothing is read and nothing kept.
 */
public final class EventTail implements AutoCloseable {

    private static final int PAGE = 500;
    private static final int KEPT = 8192;
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    /** Events that come close together go out together. */
    private static final Duration GATHERING = Duration.ofMillis(100);

    private final EventLog log;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Condition wanted = lock.newCondition();
    private List<Told> kept = List.of();
    private long from;
    private int attending;
    private volatile boolean open = true;

    private EventTail(EventLog log, long from) {
        this.log = log;
        this.from = from;
    }

    /** Begins at what is newest now. */
    public static Either<RecordFailure, EventTail> of(EventLog log) {
        return log.head().map(head -> {
            var tail = new EventTail(log, head);
            Thread.ofVirtual().name("event tail").start(tail::follow);
            return tail;
        });
    }

    /** Somebody who follows, until closed. */
    interface Attendance extends AutoCloseable {
        @Override
        void close();
    }

    /** From here on {@link #after} and {@link #await} tell what comes. */
    Attendance attend() {
        lock.lock();
        try {
            if (attending++ == 0) {
                from = log.head().getOrElse(from);
                wanted.signalAll();
            }
        } finally {
            lock.unlock();
        }
        return this::leave;
    }

    private void leave() {
        lock.lock();
        try {
            if (--attending == 0) {
                from = last();
                kept = List.of();
            }
        } finally {
            lock.unlock();
        }
    }

    private void follow() {
        while (isWanted()) {
            var last = last();
            var page = log.after(last, PAGE).getOrElse(List.of());
            if (page.isEmpty()) {
                log.awaitAfter(last, PATIENCE);
            } else {
                keep(last, page.stream().map(Told::of).toList());
                LockSupport.parkNanos(GATHERING.toNanos());
            }
        }
    }

    /** Waits until somebody follows; false at the end. */
    private boolean isWanted() {
        lock.lock();
        try {
            while (open && attending == 0) {
                wanted.awaitUninterruptibly();
            }
            return open;
        } finally {
            lock.unlock();
        }
    }

    /** The position of the newest event on record. */
    Either<RecordFailure, Long> head() {
        return log.head();
    }

    private long last() {
        lock.lock();
        try {
            return kept.isEmpty() ? from : kept.getLast().position();
        } finally {
            lock.unlock();
        }
    }

    /** Unless all have left meanwhile, and others begun to follow further on. */
    private void keep(long after, List<Told> page) {
        lock.lock();
        try {
            if (attending == 0 || last() != after) {
                return;
            }
            var longer = new ArrayList<Told>(kept.size() + page.size());
            longer.addAll(kept);
            longer.addAll(page);
            var surplus = longer.size() - KEPT;
            if (surplus > PAGE) {
                from = longer.get(surplus - 1).position();
                longer = new ArrayList<>(longer.subList(surplus, longer.size()));
            }
            kept = longer;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The same from the store: all that is recorded by now. */
    Either<RecordFailure, List<Told>> stored(long position) {
        return log.after(position, PAGE).map(page -> page.stream().map(Told::of).toList());
    }

    /** A page of events after the position, oldest first; empty at the end of what is known here. */
    Either<RecordFailure, List<Told>> after(long position) {
        List<Told> newest;
        lock.lock();
        try {
            newest = position >= from ? kept : null;
        } finally {
            lock.unlock();
        }
        return newest != null ? Either.right(pageOf(newest, position)) : stored(position);
    }

    private static List<Told> pageOf(List<Told> newest, long position) {
        int low = 0;
        int high = newest.size();
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (newest.get(middle).position() <= position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return newest.subList(low, Math.min(newest.size(), low + PAGE));
    }

    /** Waits until there may be an event after the position, or until the time is over. */
    void await(long position, Duration atMost) {
        lock.lock();
        try {
            var left = atMost.toNanos();
            while (open && left > 0 && last() <= position) {
                left = news.awaitNanos(left);
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    boolean isOpen() {
        return open;
    }

    /** Those who follow come to their end. */
    @Override
    public void close() {
        open = false;
        lock.lock();
        try {
            news.signalAll();
            wanted.signalAll();
        } finally {
            lock.unlock();
        }
    }
}

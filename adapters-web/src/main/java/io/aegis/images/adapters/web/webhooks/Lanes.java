package io.aegis.images.adapters.web.webhooks;

import io.aegis.images.application.record.RecordedEvent;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Events that are to be told: one after the other of each image, a few images side by side. Never more than so many, whatever
 * is recorded meanwhile: the rest stays in the store.
 */
final class Lanes {

    static final int MOST_EVENTS = 1000;
    private static final int MOST_AT_ONCE = 16;

    private final Consumer<ImageReference> start;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final TreeMap<Long, RecordedEvent> waiting = new TreeMap<>();
    private final Map<ImageReference, Deque<RecordedEvent>> queues = new LinkedHashMap<>();
    private final Set<ImageReference> running = new HashSet<>();

    /** @param start begins to work off an image's events on a thread of its own */
    Lanes(Consumer<ImageReference> start) {
        this.start = start;
    }

    void add(RecordedEvent event) {
        lock.lock();
        try {
            waiting.put(event.position(), event);
            queues.computeIfAbsent(event.event().id().reference(), _ -> new ArrayDeque<>())
                    .add(event);
            startSome();
        } finally {
            lock.unlock();
        }
    }

    /** The image's next event; with none its lane has ended. */
    Option<RecordedEvent> next(ImageReference image) {
        lock.lock();
        try {
            var queue = queues.get(image);
            var next = queue == null ? null : queue.peek();
            if (next == null) {
                queues.remove(image);
                running.remove(image);
                startSome();
                room.signalAll();
            }
            return Option.of(next);
        } finally {
            lock.unlock();
        }
    }

    /** This event, the first of its image, need not be told any more. */
    void done(RecordedEvent event) {
        lock.lock();
        try {
            waiting.remove(event.position());
            var queue = queues.get(event.event().id().reference());
            if (queue != null) {
                queue.poll();
            }
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void startSome() {
        queues.keySet().stream()
                .filter(image -> !running.contains(image))
                .limit(Math.max(0, MOST_AT_ONCE - running.size()))
                .toList()
                .forEach(image -> {
                    running.add(image);
                    start.accept(image);
                });
    }

    /** For how many events there is room, after a wait where there is none. */
    int room(Duration atMost) {
        lock.lock();
        try {
            var left = atMost.toNanos();
            while (waiting.size() >= MOST_EVENTS && left > 0) {
                left = room.awaitNanos(left);
            }
            return MOST_EVENTS - waiting.size();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return 0;
        } finally {
            lock.unlock();
        }
    }

    Option<RecordedEvent> oldest() {
        lock.lock();
        try {
            return Option.of(waiting.firstEntry()).map(Map.Entry::getValue);
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }
}

package io.aegis.images.application;

import io.aegis.images.application.port.EventLog;
import io.aegis.images.application.record.RecordedEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Brings recorded events to subscribers, from any position on, in order, each once, and goes on live. */
public final class EventFeed {

    private static final int PAGE = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final EventLog log;

    public EventFeed(EventLog log) {
        this.log = log;
    }

    /** A subscription; closing it lets the event in hand be finished, and no further one be delivered. */
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Delivers every event after the position on a thread of its own. A slow subscriber loses nothing and holds up nobody:
     * it reads from the store at its own pace. A store that cannot be read is asked again. A subscriber that throws ends
     * its subscription.
     */
    public Subscription subscribe(long position, Consumer<RecordedEvent> subscriber) {
        var open = new AtomicBoolean(true);
        Thread.ofVirtual().name("event feed").start(() -> deliver(position, subscriber, open));
        return () -> open.set(false);
    }

    private void deliver(long position, Consumer<RecordedEvent> subscriber, AtomicBoolean open) {
        while (open.get()) {
            var read = log.after(position, PAGE);
            var page = read.getOrElse(List.of());
            for (var event : page) {
                if (!open.get()) {
                    return;
                }
                subscriber.accept(event);
                position = event.position();
            }
            if (read.isLeft()) {
                LockSupport.parkNanos(PATIENCE.toNanos());
            } else if (page.isEmpty()) {
                log.awaitAfter(position, PATIENCE);
            }
        }
    }
}

package io.aegis.images.adapters.eventstore.sqlite;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Tells who waits in this process that events have arrived. */
public final class Arrivals {

    private final Set<Runnable> listeners = ConcurrentHashMap.newKeySet();
    private long count;

    /** How many announcements there have been. */
    public synchronized long count() {
        return count;
    }

    /** Waits for an announcement beyond the count, or until the time is over or the thread is interrupted. */
    public synchronized void awaitBeyond(long seen, Duration atMost) throws InterruptedException {
        var end = System.nanoTime() + atMost.toNanos();
        for (var left = atMost.toNanos(); count <= seen && left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    /** Has the listener called after each announcement until the returned subscription is run. */
    public Runnable listen(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void announce() {
        synchronized (this) {
            count++;
            notifyAll();
        }
        listeners.forEach(Runnable::run);
    }
}

package io.aegis.images.adapters.engine;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Breaks off talks that last too long. Unix sockets have no read timeout in Java, so one thread looks at all talks now and
 * then; a talk's end is up to that much late.
 */
final class Silences implements AutoCloseable {

    private static final int LOOKS = 20;

    private final Duration limit;
    private final Map<EngineTalk, Long> since = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    Silences(Duration limit) {
        this.limit = limit;
        Thread.ofVirtual().name("engine silences").start(this::look);
    }

    Duration limit() {
        return limit;
    }

    /** A talk that is being watched. */
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    Watch watch(EngineTalk talk) {
        since.put(talk, System.nanoTime());
        return () -> since.remove(talk);
    }

    private void look() {
        try {
            while (!closed.await(limit.toNanos() / LOOKS, TimeUnit.NANOSECONDS)) {
                var now = System.nanoTime();
                since.forEach((talk, start) -> {
                    if (now - start >= limit.toNanos()) {
                        talk.breakOff();
                    }
                });
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}

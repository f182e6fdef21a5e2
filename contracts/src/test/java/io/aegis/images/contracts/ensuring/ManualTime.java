package io.aegis.images.contracts.ensuring;

import io.aegis.images.application.port.Timers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;

/** Time that passes only when told to. */
final class ManualTime implements Timers, InstantSource {

    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private record Due(Instant at, long number, Runnable action) {}

    private final ConcurrentSkipListSet<Due> due =
            new ConcurrentSkipListSet<>(Comparator.comparing(Due::at).thenComparing(Due::number));
    private final AtomicLong numbers = new AtomicLong();
    private volatile Instant now = NOON;

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public Timer after(Duration delay, Runnable action) {
        var entry = new Due(now.plus(delay), numbers.incrementAndGet(), action);
        due.add(entry);
        return () -> due.remove(entry);
    }

    /** How many actions are due some time. */
    int waiting() {
        return due.size();
    }

    void pass(Duration time) {
        var end = now.plus(time);
        while (!due.isEmpty() && !due.first().at().isAfter(end)) {
            var next = due.pollFirst();
            if (next != null) {
                now = next.at();
                next.action().run();
            }
        }
        now = end;
    }
}

package io.aegis.images.contracts.ensuring;

import io.aegis.images.application.port.Timers;
import io.vavr.control.Option;
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
        for (var next = nextUntil(end); next.isDefined(); next = nextUntil(end)) {
            now = next.get().at();
            next.get().action().run();
        }
        now = end;
    }

    /** Takes it off the list in one step: other threads cancel timers meanwhile. */
    private Option<Due> nextUntil(Instant end) {
        for (var first : due) {
            if (first.at().isAfter(end)) {
                return Option.none();
            }
            if (due.remove(first)) {
                return Option.some(first);
            }
        }
        return Option.none();
    }
}

package io.aegis.images.adapters.web.disk;

import io.aegis.images.adapters.web.node.ServedNode;
import io.aegis.images.application.Repetition;
import io.aegis.images.domain.cache.Disk;
import io.aegis.images.domain.pull.PullFailure;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Measures the runtime's disk each minute while the service runs, and keeps that for a week, in memory. */
public final class DiskHistory implements AutoCloseable {

    static final Duration PERIOD = Duration.ofMinutes(1);
    static final Duration KEPT = Duration.ofDays(7);

    private final ServedNode served;
    private final Instant since;
    private final Deque<Sample> samples = new ArrayDeque<>();
    private final Repetition measuring;

    private record Sample(Instant at, long usedBytes) {}

    public DiskHistory(ServedNode served) {
        this(served, PERIOD);
    }

    DiskHistory(ServedNode served, Duration period) {
        this.served = served;
        this.since = served.clock().instant();
        this.measuring = Repetition.of("disk samples", period, _ -> measure().forEach(this::keep));
    }

    ServedNode served() {
        return served;
    }

    Instant since() {
        return since;
    }

    /** Now. A left where the runtime tells no numbers. */
    Either<PullFailure, Disk> measure() {
        return served.node().cache().collector().disk();
    }

    private synchronized void keep(Disk disk) {
        var now = served.clock().instant();
        samples.addLast(new Sample(now, disk.capacity() - disk.freeBytes()));
        while (samples.getFirst().at().isBefore(now.minus(KEPT))) {
            samples.removeFirst();
        }
    }

    /** The most that was used at a time from the first on until just before the second; none where nothing was measured. */
    synchronized Option<Long> mostUsed(Instant from, Instant until) {
        var most = samples.stream()
                .filter(sample -> !sample.at().isBefore(from) && sample.at().isBefore(until))
                .mapToLong(Sample::usedBytes)
                .max();
        return most.isPresent() ? Option.some(most.getAsLong()) : Option.none();
    }

    @Override
    public void close() {
        measuring.end();
    }
}

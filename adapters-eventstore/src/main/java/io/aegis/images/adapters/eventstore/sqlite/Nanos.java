package io.aegis.images.adapters.eventstore.sqlite;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Times as the file's numbers: nanoseconds since 1970. Times beyond its range (1677 to 2262) are its ends. */
public final class Nanos {

    public static final long PER_DAY = TimeUnit.DAYS.toNanos(1);

    public static long of(Instant time) {
        try {
            return Math.addExact(
                    Math.multiplyExact(time.getEpochSecond(), TimeUnit.SECONDS.toNanos(1)), (long) time.getNano());
        } catch (ArithmeticException beyond) {
            return time.getEpochSecond() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    public static Instant toInstant(long nanos) {
        return Instant.EPOCH.plusNanos(nanos);
    }

    private Nanos() {}
}

package io.aegis.images.adapters.registry;

import java.time.Duration;

/** The moment by which a request has its whole answer. */
record Deadline(long nanos) {

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    long nanosLeft() {
        return Math.max(0, nanos - System.nanoTime());
    }
}

package io.aegis.images.adapters.eventstore.readmodel;

import io.aegis.images.adapters.eventstore.sqlite.Nanos;
import java.time.Instant;

/** Days since 1970 in UTC, cut off towards 1970 as SQLite divides. */
final class Days {

    static long of(Instant time) {
        return Nanos.of(time) / Nanos.PER_DAY;
    }

    private Days() {}
}

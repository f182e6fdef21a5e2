package io.aegis.images.application;

import io.aegis.images.domain.pull.PullId;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Fresh pull ids, UUIDs of version 7: they sort by time, which keeps their index in the store dense. */
public final class PullIds implements Supplier<PullId> {

    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000000000000000L;

    private final InstantSource clock;
    private final RandomGenerator random;

    public PullIds(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    @Override
    public PullId get() {
        long high = clock.millis() << 16 | VERSION_7 | random.nextLong() >>> 52;
        long low = VARIANT | random.nextLong() >>> 2;
        return new PullId(new UUID(high, low));
    }
}

package io.aegis.images.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PullIdsTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void areUuidsOfVersion7() {
        var id = new PullIds(() -> NOON, new Random(1)).get().value();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOON.toEpochMilli());
    }

    @Test
    void sortByTime() {
        var random = new Random(1);
        var ids = Stream.iterate(NOON, at -> at.plusMillis(1))
                .limit(1000)
                .map(at -> new PullIds(() -> at, random).get().toString())
                .toList();

        assertThat(ids).isSorted();
    }

    @Test
    void areDifferentAtTheSameTime() {
        var ids = new PullIds(() -> NOON, new Random(1));

        assertThat(Stream.generate(ids).limit(100_000)).doesNotHaveDuplicates();
    }
}

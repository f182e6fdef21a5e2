package io.aegis.images.adapters.eventstore.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackboneTest {

    private static final long LAST = Long.MAX_VALUE - 1;

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "1, 2, 2", "3, 5, 4", "8, 9, 8", "5, 7, 6", "7, 9, 8", "13, 13, 13", "-7, 3, 2", "-9, -3, 1"
    })
    void filesASpanUnderTheHighestNumberInIt(long from, long to, long fork) {
        assertThat(Backbone.fork(from, to)).isEqualTo(fork);
    }

    @Test
    void findsEverySpanThatHoldsATimeOnTheTimesWay() {
        var random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            long width = 1L << random.nextInt(62);
            long from = 1 + random.nextLong(LAST - width);
            long to = from + random.nextLong(width);
            long time = from + random.nextLong(to - from + 1);
            assertThat(way(time)).as("%d in %d to %d", time, from, to).contains(Backbone.fork(from, to));
        }
    }

    @Test
    void isNeverLongerThanATimeHasBits() {
        for (long time : new long[] {Long.MIN_VALUE, -1, 0, 1, 2, 1_772_366_400_123_456_789L, Long.MAX_VALUE}) {
            assertThat(way(time)).hasSizeLessThanOrEqualTo(63).doesNotHaveDuplicates();
            assertThat(Backbone.upTo(time)).allMatch(node -> node <= Math.max(time, 1));
            assertThat(Backbone.after(time)).allMatch(node -> node > time);
        }
    }

    private static List<Long> way(long time) {
        return Stream.concat(Backbone.upTo(time).stream(), Backbone.after(time).stream())
                .toList();
    }
}

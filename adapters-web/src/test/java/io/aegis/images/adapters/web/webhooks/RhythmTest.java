package io.aegis.images.adapters.web.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Option;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RhythmTest {

    private final Random chance = new Random(1);

    @ParameterizedTest
    @CsvSource({"1, 500, 1000", "2, 1000, 2000", "5, 8000, 16000", "10, 150000, 300000", "2000000000, 150000, 300000"})
    void waitsLongerWithEachFailureAndNeverTooLong(int failures, long least, long most) {
        for (int i = 0; i < 100; i++) {
            assertThat(Rhythm.USUAL.pause(failures, Option.none(), chance).toMillis())
                    .isBetween(least, most);
        }
    }

    @Test
    void waitsAsLongAsItIsAskedToWithinReason() {
        assertThat(Rhythm.USUAL.pause(1, Option.some(Duration.ofSeconds(42)), chance))
                .isEqualTo(Duration.ofSeconds(42));
        assertThat(Rhythm.USUAL.pause(1, Option.some(Duration.ofDays(9)), chance))
                .isEqualTo(Rhythm.USUAL.longest());
    }
}

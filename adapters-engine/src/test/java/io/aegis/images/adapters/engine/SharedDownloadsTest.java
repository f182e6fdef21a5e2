package io.aegis.images.adapters.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SharedDownloadsTest {

    private static final String BASE = "61769ce439ea";
    private static final String OWN = "0123456789ab";

    private final SharedDownloads downloads = new SharedDownloads();

    @Test
    void countALayerOnceForPullsAtTheSameTime() {
        try (var first = downloads.begin();
                var second = downloads.begin()) {
            assertThat(first.count(Map.of(BASE, 100L))).isEqualTo(100);
            assertThat(second.count(Map.of(BASE, 100L, OWN, 5L))).isEqualTo(5);
        }
    }

    @Test
    void knowWhoWaitedStillOnceTheOtherIsOver() {
        var first = downloads.begin();
        try (var second = downloads.begin()) {
            first.count(Map.of(BASE, 100L));
            first.close();
            assertThat(second.count(Map.of(BASE, 100L))).isZero();
        }
    }

    @Test
    void countForWhoSucceedsWhatAFailedPullBegan() {
        try (var second = downloads.begin()) {
            downloads.begin().close();
            assertThat(second.count(Map.of(BASE, 100L))).isEqualTo(100);
        }
    }

    @Test
    void countAgainWhatALaterPullDownloadsAgain() {
        try (var _ = downloads.begin()) {
            try (var first = downloads.begin()) {
                first.count(Map.of(BASE, 100L));
            }
            try (var later = downloads.begin()) {
                assertThat(later.count(Map.of(BASE, 100L))).isEqualTo(100);
            }
        }
    }
}

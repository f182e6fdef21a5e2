package io.aegis.images.application.pulling;

import static io.aegis.images.application.port.LayerProgress.Phase.DONE;
import static io.aegis.images.application.port.LayerProgress.Phase.DOWNLOADED;
import static io.aegis.images.application.port.LayerProgress.Phase.DOWNLOADING;
import static io.aegis.images.application.port.LayerProgress.Phase.RETRYING;
import static io.aegis.images.application.port.LayerProgress.Phase.UNPACKING;
import static io.aegis.images.application.port.LayerProgress.Phase.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.LayerProgress;
import io.aegis.images.application.settings.PullClocks;
import io.aegis.images.domain.pull.Clock;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.NetworkTimeout;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClockWatchTest {

    private static final RegistryHost GHCR = new RegistryHost("ghcr.io");
    private static final Duration RESOLVE = Duration.ofSeconds(30);
    private static final Duration NO_PROGRESS = Duration.ofSeconds(10);
    private static final Duration TOTAL = Duration.ofSeconds(300);
    private static final long ENOUGH = 1000;
    private static final PullClocks CLOCKS = new PullClocks(RESOLVE, NO_PROGRESS, TOTAL, ENOUGH);

    private final ManualTime time = new ManualTime();
    private final Cancellation pull = new Cancellation();
    private final NodeTraffic traffic = new NodeTraffic();
    private final ClockWatch watch = new ClockWatch(CLOCKS, GHCR, time, time, pull, traffic);

    @Test
    void endsAPullWhoseManifestDoesNotCome() {
        time.pass(RESOLVE);

        assertThat(pull.reason()).isEqualTo(Option.some(timeout(Clock.RESOLVE, RESOLVE)));
    }

    @Test
    void letsTheResolveClockRestOnceTheManifestCame() {
        watch.resolved();
        keepDownloading(Duration.ofSeconds(60));

        assertThat(pull.reason()).isEmpty();
    }

    @Test
    void endsADownloadThatStalls() {
        watch.progressed(layer("a", DOWNLOADING, 500));
        time.pass(NO_PROGRESS);

        assertThat(pull.reason()).isEqualTo(Option.some(timeout(Clock.NO_PROGRESS, NO_PROGRESS)));
    }

    @Test
    void endsAPullThatResolvesAndThenSendsNothing() {
        watch.resolved();
        time.pass(NO_PROGRESS);

        assertThat(pull.reason()).isEqualTo(Option.some(timeout(Clock.NO_PROGRESS, NO_PROGRESS)));
    }

    @Test
    void letsAPullWaitWhoseTurnToDownloadHasNotCome() {
        watch.progressed(layer("a", DONE, 0));
        watch.progressed(layer("b", WAITING, 0));
        for (int second = 1; second <= 60; second++) {
            time.pass(Duration.ofSeconds(1));
            traffic.moved(time.instant());
        }
        assertThat(pull.reason()).isEmpty();

        time.pass(NO_PROGRESS);
        assertThat(pull.reason()).isEqualTo(Option.some(timeout(Clock.NO_PROGRESS, NO_PROGRESS)));
    }

    @Test
    void doesNotTakeTheProgressOfAnotherPullForThatOfADownload() {
        watch.progressed(layer("a", DOWNLOADING, 500));
        watch.progressed(layer("b", WAITING, 0));
        for (int second = 1; second <= 60; second++) {
            time.pass(Duration.ofSeconds(1));
            traffic.moved(time.instant());
        }
        assertThat(pull.reason()).isEqualTo(Option.some(timeout(Clock.NO_PROGRESS, NO_PROGRESS)));
    }

    @Test
    void doesNotTakeATrickleForProgress() {
        watch.progressed(layer("a", DOWNLOADING, 0));
        for (int second = 1; second <= 10; second++) {
            time.pass(Duration.ofSeconds(1));
            watch.progressed(layer("a", DOWNLOADING, second));
        }

        assertThat(pull.reason()).isEqualTo(Option.some(timeout(Clock.NO_PROGRESS, NO_PROGRESS)));
    }

    @Test
    void takesManySmallStepsForProgressOnceTheyAddUp() {
        watch.progressed(layer("a", DOWNLOADING, 0));
        for (int second = 1; second <= 60; second++) {
            time.pass(Duration.ofSeconds(1));
            watch.progressed(layer("a", DOWNLOADING, second * (ENOUGH / 5)));
        }

        assertThat(pull.reason()).isEmpty();
    }

    @Test
    void doesNotTakeUnpackingForAStall() {
        watch.progressed(layer("a", DOWNLOADING, 500));
        watch.progressed(layer("a", UNPACKING, 0));
        watch.progressed(layer("b", DONE, 0));
        time.pass(Duration.ofSeconds(200));

        assertThat(pull.reason()).isEmpty();
    }

    @Test
    void endsADownloadThatStallsWhileAnotherLayerIsUnpackedInSilence() {
        watch.progressed(layer("a", UNPACKING, 0));
        watch.progressed(layer("b", DOWNLOADING, 10));
        time.pass(NO_PROGRESS);

        assertThat(pull.reason()).isEqualTo(Option.some(timeout(Clock.NO_PROGRESS, NO_PROGRESS)));
    }

    @Test
    void endsNothingWhileOneLayerIsUnpackedInSilenceAndOthersWaitForTheirTurn() {
        watch.progressed(layer("a", UNPACKING, 0));
        watch.progressed(layer("b", DOWNLOADED, 0));
        time.pass(NO_PROGRESS.multipliedBy(3));

        assertThat(pull.reason()).isEmpty();
    }

    @Test
    void takesEachStepOfUnpackingForProgressWhileAnotherLayerWaits() {
        watch.progressed(layer("waiting", DOWNLOADED, 0));
        for (int second = 1; second <= 60; second++) {
            time.pass(Duration.ofSeconds(1));
            watch.progressed(layer("a", UNPACKING, second));
        }

        assertThat(pull.reason()).isEmpty();
    }

    @Test
    void leavesARuntimeThatTriesAgainByItselfTheTimeToTellWhy() {
        for (int second = 1; second <= 60; second++) {
            time.pass(Duration.ofSeconds(1));
            watch.progressed(layer("a", RETRYING, 0));
        }

        assertThat(pull.reason()).isEmpty();
    }

    @Test
    void startsCountingAnewAfterUnpacking() {
        watch.progressed(layer("a", UNPACKING, 0));
        time.pass(Duration.ofSeconds(100));
        watch.progressed(layer("b", DOWNLOADING, 0));
        time.pass(NO_PROGRESS.minusSeconds(1));

        assertThat(pull.reason()).isEmpty();
        time.pass(NO_PROGRESS);
        assertThat(pull.reason()).isEqualTo(Option.some(timeout(Clock.NO_PROGRESS, NO_PROGRESS)));
    }

    @Test
    void endsAPullThatTakesTooLongInAll() {
        watch.resolved();
        keepDownloading(TOTAL);

        assertThat(pull.reason()).isEqualTo(Option.some(timeout(Clock.TOTAL, TOTAL)));
    }

    @Test
    void letsAFinishedPullBe() {
        watch.resolved();
        watch.close();
        time.pass(TOTAL.multipliedBy(2));

        assertThat(pull.reason()).isEmpty();
    }

    private void keepDownloading(Duration time) {
        for (int second = 1; second <= time.toSeconds(); second++) {
            this.time.pass(Duration.ofSeconds(1));
            watch.progressed(layer("a", DOWNLOADING, second * ENOUGH));
        }
    }

    private static LayerProgress layer(String id, LayerProgress.Phase phase, long current) {
        return new LayerProgress(id, phase, current, 1_000_000);
    }

    private static PullFailure timeout(Clock clock, Duration limit) {
        return new NetworkTimeout(GHCR, clock, Option.some(limit), Detail.NONE);
    }
}

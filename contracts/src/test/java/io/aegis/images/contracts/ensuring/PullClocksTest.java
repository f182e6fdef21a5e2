package io.aegis.images.contracts.ensuring;

import static io.aegis.images.contracts.ensuring.Given.BYTES;
import static io.aegis.images.contracts.ensuring.Given.GHCR;
import static io.aegis.images.contracts.ensuring.Given.IMAGE;
import static io.aegis.images.contracts.ensuring.Given.REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.EnsureFailure;
import io.aegis.images.application.port.LayerProgress.Phase;
import io.aegis.images.application.settings.PullClocks;
import io.aegis.images.application.settings.PullLimits;
import io.aegis.images.application.settings.PullSettings;
import io.aegis.images.application.settings.RetryRules;
import io.aegis.images.domain.image.ImageEvent.ImagePullCompleted;
import io.aegis.images.domain.image.ImageEvent.ImagePullFailed;
import io.aegis.images.domain.pull.Clock;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.NetworkTimeout;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PullClocksTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration RESOLVE = Duration.ofSeconds(30);
    private static final Duration NO_PROGRESS = Duration.ofSeconds(10);
    private static final Duration TOTAL = Duration.ofSeconds(300);
    private static final long ENOUGH = 1000;
    private static final PullSettings CLOCKS = new PullSettings(
            new PullClocks(RESOLVE, NO_PROGRESS, TOTAL, ENOUGH),
            PullLimits.DEFAULT,
            RetryRules.ONE_ATTEMPT,
            Option.none());

    private final TestNode node = new TestNode(CLOCKS);
    private final CompletableFuture<Either<EnsureFailure, ImagePullCompleted>> answer = node.ask(REQUEST);
    private final OpenPull open = node.runtime.nextPull();

    @Test
    void endsAPullWhoseRegistryDoesNotSayWhatTheImageConsistsOf() {
        node.time.pass(RESOLVE);

        assertThat(failure()).isEqualTo(timeout(Clock.RESOLVE, RESOLVE));
    }

    @Test
    void endsAPullThatMakesNoProgress() {
        open.resolve();
        node.time.pass(NO_PROGRESS);

        assertThat(failure()).isEqualTo(timeout(Clock.NO_PROGRESS, NO_PROGRESS));
    }

    @Test
    void endsAPullThatTakesTooLongInAll() {
        download(TOTAL, ENOUGH);

        assertThat(failure()).isEqualTo(timeout(Clock.TOTAL, TOTAL));
    }

    @Test
    void takesATrickleForNoProgress() {
        download(NO_PROGRESS.plus(SECOND), 1);

        assertThat(failure()).isEqualTo(timeout(Clock.NO_PROGRESS, NO_PROGRESS));
    }

    @Test
    void takesUnpackingForNoStall() {
        open.report(Phase.UNPACKING, 0);
        node.time.pass(TOTAL.minus(SECOND));
        open.bring(IMAGE, BYTES);

        assertThat(answer.join().isRight()).isTrue();
    }

    @Test
    void recordsTheTimeoutAsThePullsEnd() {
        node.time.pass(RESOLVE);
        answer.join();

        assertThat(node.events().getLast())
                .isInstanceOfSatisfying(
                        ImagePullFailed.class,
                        failed -> assertThat(failed.failure()).isEqualTo(timeout(Clock.RESOLVE, RESOLVE)));
        assertThat(open.isOver()).isTrue();
    }

    @Test
    void leavesNoClockRunningAfterThePull() {
        open.bring(IMAGE, BYTES);
        answer.join();

        assertThat(node.time.waiting()).isZero();
    }

    private void download(Duration time, long bytesPerSecond) {
        for (int second = 1; second <= time.toSeconds(); second++) {
            open.report(Phase.DOWNLOADING, second * bytesPerSecond);
            node.time.pass(SECOND);
        }
    }

    private PullFailure failure() {
        return answer.join().getLeft().failure();
    }

    private static PullFailure timeout(Clock clock, Duration limit) {
        return new NetworkTimeout(GHCR, clock, Option.some(limit), Detail.NONE);
    }
}

package io.aegis.images.contracts.ensuring;

import static io.aegis.images.contracts.ensuring.Given.BROKEN;
import static io.aegis.images.contracts.ensuring.Given.BYTES;
import static io.aegis.images.contracts.ensuring.Given.IMAGE;
import static io.aegis.images.contracts.ensuring.Given.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aegis.images.application.EnsureFailure;
import io.aegis.images.application.EnsureRequest;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.PullObserver;
import io.aegis.images.application.settings.PullClocks;
import io.aegis.images.application.settings.PullLimits;
import io.aegis.images.application.settings.PullSettings;
import io.aegis.images.application.settings.RetryRules;
import io.aegis.images.domain.image.ImageEvent.ImagePullCompleted;
import io.aegis.images.domain.image.ImageEvent.ImagePullFailed;
import io.aegis.images.domain.image.ImageEvent.ImagePullStarted;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class QueuedPullTest {

    private static final PullSettings TWO_BUT_ONE_PER_REGISTRY =
            new PullSettings(PullClocks.DEFAULT, new PullLimits(2, 1), RetryRules.ONE_ATTEMPT, Option.none());

    private final TestNode node = new TestNode(TWO_BUT_ONE_PER_REGISTRY);

    @Test
    void letsOnePullPerRegistryRunAndAnotherRegistrysBesideIt() {
        ask("ghcr.io/a");
        assertThat(next()).isEqualTo(reference("ghcr.io/a"));
        ask("ghcr.io/b");
        ask("quay.io/c");

        assertThat(next()).isEqualTo(reference("quay.io/c"));
        assertThat(node.runtime.pulls()).isEqualTo(2);
    }

    @Test
    void letsNoMoreRunThanTheNodeMay() {
        ask("ghcr.io/a");
        var first = node.runtime.nextPull();
        ask("quay.io/b");
        next();
        ask("docker.io/c");
        assertThat(node.runtime.pulls()).isEqualTo(2);
        first.bring(IMAGE, BYTES);

        assertThat(next()).isEqualTo(reference("docker.io/c"));
    }

    @Test
    void givesItsPlaceFreeHoweverItEnds() {
        ask("ghcr.io/a");
        var failing = node.runtime.nextPull();
        ask("ghcr.io/b");
        failing.fail(BROKEN);
        var crashing = node.runtime.nextPull();
        ask("ghcr.io/c");
        crashing.crash(new IllegalStateException("broken adapter"));

        assertThat(next()).isEqualTo(reference("ghcr.io/c"));
    }

    @Test
    void startsNoClockWhileItQueues() {
        ask("ghcr.io/a");
        var first = node.runtime.nextPull();
        var queued = ask(EnsureRequest.of(reference("ghcr.io/b")).within(Duration.ofMinutes(1)), Cancellation.none());
        node.time.pass(Duration.ofSeconds(120));
        first.bring(IMAGE, BYTES);
        var second = node.runtime.nextPull();
        node.time.pass(Duration.ofSeconds(59));

        assertThat(second.isOver()).isFalse();
        second.bring(IMAGE, BYTES);
        assertThat(queued.join().isRight()).isTrue();
    }

    @Test
    void recordsNoStartWhileItQueues() {
        ask("ghcr.io/a");
        node.runtime.nextPull();
        ask("ghcr.io/b");
        ask("quay.io/c");
        node.runtime.nextPull();

        assertThat(node.events().stream()
                        .filter(ImagePullStarted.class::isInstance)
                        .map(started -> started.id().reference()))
                .containsExactly(reference("ghcr.io/a"), reference("quay.io/c"));
    }

    @Test
    void letsWhoWithdrawsLeaveTheQueue() {
        ask("ghcr.io/a");
        var first = node.runtime.nextPull();
        var leaving = new Cancellation();
        var queued = ask(EnsureRequest.of(reference("ghcr.io/b")), leaving);
        leaving.cancel(WITHDRAWN);

        assertThat(queued.join().getLeft().failure()).isEqualTo(WITHDRAWN);
        assertThat(node.events().getLast())
                .isInstanceOfSatisfying(
                        ImagePullFailed.class,
                        failed -> assertThat(failed.failure()).isEqualTo(WITHDRAWN));
        ask("ghcr.io/c");
        first.bring(IMAGE, BYTES);
        assertThat(next()).isEqualTo(reference("ghcr.io/c"));
    }

    private void ask(String reference) {
        ask(EnsureRequest.of(reference(reference)), Cancellation.none());
    }

    /** Comes back once the request has seen that its image is not there, and is on its way to the queue. */
    private CompletableFuture<Either<EnsureFailure, ImagePullCompleted>> ask(
            EnsureRequest request, Cancellation cancellation) {
        var before = node.credentialsAsked();
        var answer = node.ask(request, PullObserver.NONE, cancellation);
        await().until(() -> node.credentialsAsked() > before);
        return answer;
    }

    private ImageReference next() {
        return node.runtime.nextPull().request().reference();
    }

    private static ImageReference reference(String text) {
        return Given.reference(text);
    }
}

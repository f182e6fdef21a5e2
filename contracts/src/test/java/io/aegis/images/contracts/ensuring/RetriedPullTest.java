package io.aegis.images.contracts.ensuring;

import static io.aegis.images.contracts.ensuring.Given.AGENT;
import static io.aegis.images.contracts.ensuring.Given.BROKEN;
import static io.aegis.images.contracts.ensuring.Given.BYTES;
import static io.aegis.images.contracts.ensuring.Given.GHCR;
import static io.aegis.images.contracts.ensuring.Given.IMAGE;
import static io.aegis.images.contracts.ensuring.Given.REQUEST;
import static io.aegis.images.contracts.ensuring.Given.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aegis.images.application.EnsureFailure;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.PullObserver;
import io.aegis.images.application.settings.PullClocks;
import io.aegis.images.application.settings.PullLimits;
import io.aegis.images.application.settings.PullSettings;
import io.aegis.images.application.settings.RetryRules;
import io.aegis.images.domain.image.ImageEvent.ImagePullCompleted;
import io.aegis.images.domain.image.ImageEvent.ImagePullFailed;
import io.aegis.images.domain.image.ImageEvent.ImagePullStarted;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.DiskFull;
import io.aegis.images.domain.pull.PullFailure.ImageNotFound;
import io.aegis.images.domain.pull.PullFailure.Missing;
import io.aegis.images.domain.pull.PullFailure.RateLimited;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class RetriedPullTest {

    private static final Duration DELAY = Duration.ofSeconds(2);
    private static final RetryRules.Rule THREE_ATTEMPTS = new RetryRules.Rule(3, DELAY, Duration.ofSeconds(30));

    private final TestNode node = new TestNode(retrying("RegistryError", "RateLimited", "ImageNotFound", "DiskFull"));

    @Test
    void triesAgainAfterTheDelay() {
        var answer = node.ask(REQUEST);
        node.runtime.nextPull().fail(BROKEN);
        passOnce(DELAY);
        node.runtime.nextPull().bring(IMAGE, BYTES);

        assertThat(answer.join().isRight()).isTrue();
        assertThat(attempts()).containsExactly(1, 2);
    }

    @Test
    void recordsEachAttemptAndItsFailure() {
        var answer = node.ask(REQUEST);
        node.runtime.nextPull().fail(BROKEN);
        passOnce(DELAY);
        node.runtime.nextPull().fail(BROKEN);
        passOnce(DELAY.multipliedBy(2));
        node.runtime.nextPull().fail(BROKEN);

        assertThat(answer.join().getLeft().failure()).isEqualTo(BROKEN);
        assertThat(attempts()).containsExactly(1, 2, 3);
        assertThat(failures()).containsExactly(1, 2, 3);
        assertThat(node.time.waiting()).isZero();
    }

    @Test
    void doesNotTryAgainBeforeTheDelayIsOver() {
        node.ask(REQUEST);
        node.runtime.nextPull().fail(BROKEN);
        passOnce(DELAY.minusMillis(1));

        assertThat(node.time.waiting()).isEqualTo(1);
        assertThat(node.runtime.pulls()).isEqualTo(1);
        node.time.pass(Duration.ofMillis(1));
        node.runtime.nextPull().bring(IMAGE, BYTES);
    }

    @Test
    void waitsAsLongAsTheRegistryAsks() {
        var answer = node.ask(REQUEST);
        node.runtime.nextPull().fail(limited(20));
        passOnce(Duration.ofSeconds(19));
        assertThat(node.runtime.pulls()).isEqualTo(1);
        node.time.pass(Duration.ofSeconds(1));
        node.runtime.nextPull().bring(IMAGE, BYTES);

        assertThat(answer.join().isRight()).isTrue();
    }

    @Test
    void answersAtOnceWhenTheRegistryAsksForTooLongAWait() {
        node.runtime.onPull(open -> open.fail(limited(3600)));

        assertThat(node.ensure(REQUEST).getLeft().retryAfter()).isEqualTo(Option.some(Duration.ofHours(1)));
        assertThat(attempts()).containsExactly(1);
    }

    @ParameterizedTest
    @MethodSource("permanent")
    void neverRepeatsWhatCannotPassByItself(PullFailure failure) {
        node.runtime.onPull(open -> open.fail(failure));

        assertThat(node.ensure(REQUEST).getLeft().failure()).isEqualTo(failure);
        assertThat(node.runtime.pulls()).isEqualTo(1);
    }

    @Test
    void triesOnceUnlessItIsConfigured() {
        var unconfigured = new TestNode();
        unconfigured.runtime.onPull(open -> open.fail(BROKEN));

        assertThat(unconfigured.ensure(REQUEST).getLeft().failure()).isEqualTo(BROKEN);
        assertThat(unconfigured.runtime.pulls()).isEqualTo(1);
    }

    @Test
    void triesNoMoreOnceEverybodyLeft() {
        var leaving = new Cancellation();
        var answer = node.ask(REQUEST, PullObserver.NONE, leaving);
        node.runtime.nextPull().fail(BROKEN);
        awaitPause();
        leaving.cancel(WITHDRAWN);

        assertThat(answer.join().getLeft().failure()).isEqualTo(BROKEN);
        assertThat(node.time.waiting()).isZero();
        assertThat(node.runtime.pulls()).isEqualTo(1);
    }

    @Test
    void sharesItsAttemptsWithWhoComesMeanwhile() {
        var first = node.ask(REQUEST);
        node.runtime.nextPull().fail(BROKEN);
        awaitPause();
        var second = node.ask(REQUEST);
        await().until(() -> node.credentialsAsked() == 2);
        passOnce(DELAY);
        node.runtime.nextPull().bring(IMAGE, BYTES);

        assertThat(Stream.of(first, second).map(CompletableFuture::join)).allMatch(Either::isRight);
        assertThat(node.runtime.pulls()).isEqualTo(2);
    }

    @Test
    void findsTheImageThatSomebodyBroughtWhileItWaited() {
        CompletableFuture<Either<EnsureFailure, ImagePullCompleted>> answer = node.ask(REQUEST);
        node.runtime.nextPull().fail(BROKEN);
        awaitPause();
        node.runtime.holds(AGENT, IMAGE);
        node.time.pass(DELAY);

        assertThat(answer.join().isRight()).isTrue();
        assertThat(node.runtime.pulls()).isEqualTo(1);
    }

    /** Lets the time pass once the pull waits for it. */
    private void passOnce(Duration delay) {
        awaitPause();
        node.time.pass(delay);
    }

    /** The failed attempt is on record, and the only thing that is due is the next one. */
    private void awaitPause() {
        await().until(() -> !node.events().isEmpty()
                && node.events().getLast() instanceof ImagePullFailed
                && node.time.waiting() == 1);
    }

    private List<Integer> attempts() {
        return node.events().stream()
                .filter(ImagePullStarted.class::isInstance)
                .map(event -> ((ImagePullStarted) event).attempt())
                .toList();
    }

    private List<Integer> failures() {
        return node.events().stream()
                .filter(ImagePullFailed.class::isInstance)
                .map(event -> ((ImagePullFailed) event).attempt())
                .toList();
    }

    private static Stream<PullFailure> permanent() {
        return Stream.of(
                new ImageNotFound(AGENT, Missing.IN_REGISTRY, Detail.NONE),
                new DiskFull("/var/lib/docker", Detail.NONE));
    }

    private static PullFailure limited(int seconds) {
        return new RateLimited(GHCR, Option.some(Duration.ofSeconds(seconds)), Detail.NONE);
    }

    private static PullSettings retrying(String first, String second, String third, String fourth) {
        var rules = new RetryRules(
                Map.of(first, THREE_ATTEMPTS, second, THREE_ATTEMPTS, third, THREE_ATTEMPTS, fourth, THREE_ATTEMPTS));
        return new PullSettings(PullClocks.DEFAULT, PullLimits.DEFAULT, rules, Option.none());
    }
}

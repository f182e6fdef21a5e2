package io.aegis.images.contracts.ensuring;

import static io.aegis.images.contracts.ensuring.Given.AGENT;
import static io.aegis.images.contracts.ensuring.Given.BROKEN;
import static io.aegis.images.contracts.ensuring.Given.BYTES;
import static io.aegis.images.contracts.ensuring.Given.IMAGE;
import static io.aegis.images.contracts.ensuring.Given.REQUEST;
import static io.aegis.images.contracts.ensuring.Given.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.EnsureRequest;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.PullObserver;
import io.aegis.images.application.settings.BackOffRule;
import io.aegis.images.application.settings.PullClocks;
import io.aegis.images.application.settings.PullLimits;
import io.aegis.images.application.settings.PullSettings;
import io.aegis.images.application.settings.RetryRules;
import io.aegis.images.domain.credential.Credential.IdentityToken;
import io.aegis.images.domain.credential.CredentialSource;
import io.aegis.images.domain.credential.FoundCredential;
import io.aegis.images.domain.image.ImageEvent.ImagePullFailed;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BackedOffPullTest {

    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
    private static final PullSettings BACKING_OFF = new PullSettings(
            PullClocks.DEFAULT,
            PullLimits.DEFAULT,
            RetryRules.ONE_ATTEMPT,
            Option.some(new BackOffRule(TEN_SECONDS, Duration.ofSeconds(30))));

    private final TestNode node = new TestNode(BACKING_OFF);

    @Test
    void answersWhoeverAsksWithTheLastFailureAndTheTimeOfTheNextTry() {
        failOnce();
        node.time.pass(Duration.ofSeconds(4));
        var answer = node.ensure(REQUEST).getLeft();

        assertThat(answer.failure()).isEqualTo(BROKEN);
        assertThat(answer.retryAfter()).isEqualTo(Option.some(Duration.ofSeconds(6)));
        assertThat(answer.duration()).isZero();
        assertThat(node.runtime.pulls()).isEqualTo(1);
    }

    @Test
    void recordsTheAnswerLikeAnyOther() {
        failOnce();
        node.ensure(REQUEST);

        assertThat(node.events().stream().filter(ImagePullFailed.class::isInstance))
                .hasSize(2);
    }

    @Test
    void triesAgainWhenTheTimeHasCome() {
        failOnce();
        node.time.pass(TEN_SECONDS);
        node.runtime.onPull(open -> open.bring(IMAGE, BYTES));

        assertThat(node.ensure(REQUEST).isRight()).isTrue();
    }

    @Test
    void waitsTwiceAsLongAfterEachFurtherFailureUpToTheLongest() {
        failOnce();
        assertThat(nextTryAfter()).isEqualTo(Option.some(TEN_SECONDS));
        node.time.pass(TEN_SECONDS);
        failOnce();
        assertThat(nextTryAfter()).isEqualTo(Option.some(Duration.ofSeconds(20)));
        node.time.pass(Duration.ofSeconds(20));
        failOnce();
        assertThat(nextTryAfter()).isEqualTo(Option.some(Duration.ofSeconds(30)));
    }

    @Test
    void startsAnewAfterASuccess() {
        failOnce();
        node.time.pass(TEN_SECONDS);
        failOnce();
        node.time.pass(Duration.ofSeconds(20));
        node.runtime.onPull(open -> open.bring(IMAGE, BYTES));
        node.ensure(REQUEST);
        node.runtime.loses(AGENT);
        failOnce();

        assertThat(nextTryAfter()).isEqualTo(Option.some(TEN_SECONDS));
    }

    @Test
    void startsAnewAfterALongQuietTime() {
        failOnce();
        node.time.pass(TEN_SECONDS.plusSeconds(30));
        failOnce();

        assertThat(nextTryAfter()).isEqualTo(Option.some(TEN_SECONDS));
    }

    @Test
    void doesNotKeepAnImageThatIsThereFromAnybody() {
        failOnce();
        node.runtime.holds(AGENT, IMAGE);

        assertThat(node.ensure(REQUEST).isRight()).isTrue();
    }

    @Test
    void leavesOtherImagesAlone() {
        failOnce();
        node.ensure(EnsureRequest.of(Given.reference("ghcr.io/acme/agent:1.5")));

        assertThat(node.runtime.pulls()).isEqualTo(2);
    }

    @Test
    void holdsUpNobodyWithAnotherCredential() {
        failOnce();
        node.findsCredential(Either.right(new FoundCredential(
                Option.some(new IdentityToken("token")), new CredentialSource("node configuration"))));
        node.runtime.onPull(open -> open.bring(IMAGE, BYTES));

        assertThat(node.ensure(REQUEST).isRight()).isTrue();
    }

    @Test
    void takesACancelledPullForNoFailure() {
        var leaving = new Cancellation();
        var cancelled = node.ask(REQUEST, PullObserver.NONE, leaving);
        node.runtime.nextPull();
        leaving.cancel(WITHDRAWN);
        cancelled.join();
        node.runtime.onPull(open -> open.bring(IMAGE, BYTES));

        assertThat(node.ensure(REQUEST).isRight()).isTrue();
    }

    private void failOnce() {
        var before = node.runtime.pulls();
        node.runtime.onPull(open -> open.fail(BROKEN));
        node.ensure(REQUEST);
        assertThat(node.runtime.pulls()).isEqualTo(before + 1);
    }

    private Option<Duration> nextTryAfter() {
        return node.ensure(REQUEST).getLeft().retryAfter();
    }
}

package io.aegis.images.contracts.ensuring;

import static io.aegis.images.contracts.ensuring.Given.BROKEN;
import static io.aegis.images.contracts.ensuring.Given.BYTES;
import static io.aegis.images.contracts.ensuring.Given.GHCR;
import static io.aegis.images.contracts.ensuring.Given.IMAGE;
import static io.aegis.images.contracts.ensuring.Given.REQUEST;
import static io.aegis.images.contracts.ensuring.Given.WITHDRAWN;
import static io.aegis.images.contracts.ensuring.Given.pull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aegis.images.application.EnsureFailure;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.LayerProgress;
import io.aegis.images.application.port.LayerProgress.Phase;
import io.aegis.images.application.port.PullObserver;
import io.aegis.images.domain.credential.Credential.UsernamePassword;
import io.aegis.images.domain.credential.CredentialSource;
import io.aegis.images.domain.credential.FoundCredential;
import io.aegis.images.domain.image.ImageEvent.ImageCached;
import io.aegis.images.domain.image.ImageEvent.ImagePullCompleted;
import io.aegis.images.domain.image.ImageEvent.ImagePullFailed;
import io.aegis.images.domain.image.ImageEvent.ImagePullStarted;
import io.aegis.images.domain.pull.Clock;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.Cancelled;
import io.aegis.images.domain.pull.PullFailure.NetworkTimeout;
import io.aegis.images.domain.pull.PullId;
import io.aegis.images.domain.pull.PullPolicy;
import io.aegis.images.domain.pull.PullSource;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class SharedPullTest {

    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
    private static final int TWO_OF_THE_PULL = 2;

    private final TestNode node = new TestNode();
    private final AtomicInteger told = new AtomicInteger();
    private final PullObserver passenger = new PullObserver() {
        @Override
        public void progressed(LayerProgress progress) {
            told.incrementAndGet();
        }
    };

    @Test
    void bringsAThousandCallersTheirImageInOnePull() {
        var callers = IntStream.range(0, 1000).mapToObj(_ -> board()).toList();
        var open = node.runtime.nextPull();
        awaitAboard(open, 1000);
        open.bring(IMAGE, BYTES);
        var answers = callers.stream().map(CompletableFuture::join).toList();

        assertThat(answers).allMatch(Either::isRight);
        assertThat(answers.stream().map(answer -> answer.get().pull()).distinct())
                .hasSize(1000);
        assertThat(answers.stream().map(answer -> answer.get().source()).filter(PullSource.DOWNLOADED::equals))
                .hasSize(1);
        assertThat(node.runtime.pulls()).isEqualTo(1);
        assertThat(node.events().stream().filter(ImagePullStarted.class::isInstance))
                .hasSize(1);
        assertThat(node.events().stream().filter(ImagePullCompleted.class::isInstance))
                .hasSize(1000);
        assertThat(node.events().stream().filter(ImageCached.class::isInstance)).hasSize(1);
    }

    @Test
    void pullsOnceHoweverManyComeWhileThePullEnds() {
        node.runtime.onPull(open -> open.bring(IMAGE, BYTES));
        var callers = IntStream.range(0, 1000).mapToObj(_ -> board()).toList();

        assertThat(callers).allMatch(caller -> caller.join().isRight());
        assertThat(node.runtime.pulls()).isEqualTo(1);
    }

    @Test
    void recordsWhosePullServedWhom() {
        var leader = board();
        var open = node.runtime.nextPull();
        var second = board();
        awaitAboard(open, 2);
        open.bring(IMAGE, BYTES);

        assertThat(leader.join().map(ImagePullCompleted::joined)).isEqualTo(Either.right(Option.none()));
        assertThat(second.join().map(ImagePullCompleted::joined)).isEqualTo(Either.right(Option.some(pull(1))));
    }

    @Test
    void tellsEachWaitingCallerWhyThereIsNoImage() {
        var leader = board();
        var open = node.runtime.nextPull();
        var second = board();
        awaitAboard(open, 2);
        open.fail(BROKEN);

        assertThat(leader.join().getLeft().failure()).isEqualTo(BROKEN);
        assertThat(second.join().getLeft().failure()).isEqualTo(BROKEN);
        assertThat(node.events().stream()
                        .filter(ImagePullFailed.class::isInstance)
                        .map(ImagePullFailed.class::cast)
                        .map(ImagePullFailed::joined))
                .containsExactly(Option.none(), Option.some(pull(1)));
    }

    @Test
    void startsAnotherPullOnceOneHasFailed() {
        node.runtime.onPull(open -> open.fail(BROKEN));
        node.ensure(REQUEST);
        node.runtime.onPull(open -> open.bring(IMAGE, BYTES));

        assertThat(node.ensure(REQUEST).isRight()).isTrue();
        assertThat(node.runtime.pulls()).isEqualTo(2);
    }

    @Test
    void letsNobodyRideOnAnothersCredential() {
        node.findsCredential(credential("alice"));
        var alice = board();
        var hers = node.runtime.nextPull();
        node.findsCredential(credential("bob"));
        var bob = board();
        var his = node.runtime.nextPull();
        hers.bring(IMAGE, BYTES);
        his.fail(new PullFailure.AuthenticationFailed(GHCR, Detail.NONE));

        assertThat(alice.join().isRight()).isTrue();
        assertThat(bob.join().getLeft().failure()).isEqualTo(new PullFailure.AuthenticationFailed(GHCR, Detail.NONE));
    }

    @Test
    void letsNobodyWithoutCredentialRideOnAnothers() {
        node.findsCredential(credential("alice"));
        var alice = board();
        var hers = node.runtime.nextPull();
        node.findsCredential(Either.right(FoundCredential.anonymous()));
        var anybody = board();
        var anonymous = node.runtime.nextPull();

        assertThat(anonymous.request().credential()).isEmpty();
        hers.fail(BROKEN);
        anonymous.fail(BROKEN);
        assertThat(List.of(alice.join().isLeft(), anybody.join().isLeft())).containsOnly(true);
    }

    @Test
    void sharesAPullUnderOneCredentialWhereverItWasFound() {
        node.findsCredential(credential("alice"));
        board();
        var open = node.runtime.nextPull();
        node.findsCredential(credential("alice")
                .map(found -> new FoundCredential(found.credential(), new CredentialSource("another file"))));
        var second = board();
        awaitAboard(open, 2);
        open.bring(IMAGE, BYTES);

        assertThat(second.join().isRight()).isTrue();
        assertThat(node.runtime.pulls()).isEqualTo(1);
    }

    @Test
    void sharesNoPullBetweenPlatforms() {
        var arm64 = new Platform("linux", "arm64", Option.none());
        var forThisNode = board();
        var first = node.runtime.nextPull();
        var foreign = node.ask(Given.on(arm64), passenger, Cancellation.none());
        var second = node.runtime.nextPull();
        first.bring(IMAGE, BYTES);
        second.bring(Given.image('c', arm64), BYTES);

        assertThat(forThisNode.join().map(done -> done.image().platform()))
                .isEqualTo(Either.right(ScriptedRuntime.AMD64));
        assertThat(foreign.join().map(done -> done.image().platform())).isEqualTo(Either.right(arm64));
    }

    @Test
    void sharesOnePullBetweenPolicies() {
        board();
        var open = node.runtime.nextPull();
        var always = node.ask(REQUEST.under(PullPolicy.ALWAYS), passenger, Cancellation.none());
        awaitAboard(open, 2);
        open.bring(IMAGE, BYTES);

        assertThat(always.join().map(ImagePullCompleted::policy)).isEqualTo(Either.right(PullPolicy.ALWAYS));
    }

    @Test
    void goesOnWhenTheCallerItWasStartedForLeaves() {
        var leaving = new Cancellation();
        var leader = node.ask(REQUEST, passenger, leaving);
        var open = node.runtime.nextPull();
        var second = board();
        awaitAboard(open, 2);
        leaving.cancel(WITHDRAWN);

        assertThat(leader.join().getLeft().failure()).isEqualTo(WITHDRAWN);
        assertThat(open.isOver()).isFalse();
        open.bring(IMAGE, BYTES);
        assertThat(second.join().isRight()).isTrue();
        assertThat(ends(pull(1))).containsExactly(ImagePullCompleted.class);
        assertThat(ends(pull(2))).containsExactly(ImagePullCompleted.class);
    }

    @Test
    void recordsThatACallerLeftAPullThatGoesOn() {
        var leaving = new Cancellation();
        var leader = board();
        var open = node.runtime.nextPull();
        var second = node.ask(REQUEST, passenger, leaving);
        awaitAboard(open, 2);
        leaving.cancel(WITHDRAWN);

        assertThat(second.join().getLeft().failure()).isEqualTo(WITHDRAWN);
        assertThat(ends(pull(2))).containsExactly(ImagePullFailed.class);
        open.bring(IMAGE, BYTES);
        assertThat(leader.join().isRight()).isTrue();
    }

    @Test
    void tellsWhoLeftNothingMore() {
        var leaving = new Cancellation();
        var leader = node.ask(REQUEST, passenger, leaving);
        var open = node.runtime.nextPull();
        board();
        awaitAboard(open, 2);
        leaving.cancel(WITHDRAWN);
        leader.join();

        awaitAboard(open, 1);
        open.fail(BROKEN);
    }

    @Test
    void endsWithTheLastWhoWaitsForIt() {
        var first = new Cancellation();
        var last = new Cancellation();
        var leader = node.ask(REQUEST, passenger, first);
        var open = node.runtime.nextPull();
        var second = node.ask(REQUEST, passenger, last);
        awaitAboard(open, 2);
        first.cancel(WITHDRAWN);
        leader.join();
        assertThat(open.isOver()).isFalse();
        last.cancel(WITHDRAWN);

        assertThat(second.join().getLeft().failure()).isEqualTo(WITHDRAWN);
        await().until(open::isOver);
        await().until(() -> ends(pull(1)).equals(List.of(ImagePullFailed.class)));
        assertThat(node.claims.isClaimed(pull(1))).isFalse();
    }

    @Test
    void isNotBegunForACallerWhoHadLeftBefore() {
        var left = new Cancellation();
        left.cancel(WITHDRAWN);

        assertThat(node.ask(REQUEST, PullObserver.NONE, left).join().getLeft().failure())
                .isEqualTo(WITHDRAWN);
        assertThat(ends(pull(1))).containsExactly(ImagePullFailed.class);
    }

    @Test
    void isCancelledForTheNextCallerByNobodyBefore() {
        var leaving = new Cancellation();
        var first = node.ask(REQUEST, passenger, leaving);
        node.runtime.nextPull();
        leaving.cancel(WITHDRAWN);
        first.join();
        node.runtime.onPull(open -> open.bring(IMAGE, BYTES));

        assertThat(node.ensure(REQUEST).isRight()).isTrue();
    }

    @Test
    void keepsACallerNoLongerThanItsTimeout() {
        var hasty = node.ask(REQUEST.within(TEN_SECONDS), passenger, Cancellation.none());
        var open = node.runtime.nextPull();
        var patient = board();
        awaitAboard(open, 2);
        awaitClocks(TWO_OF_THE_PULL + 1);
        node.time.pass(TEN_SECONDS);

        assertThat(hasty.join().getLeft().failure()).isEqualTo(late());
        assertThat(open.isOver()).isFalse();
        open.bring(IMAGE, BYTES);
        assertThat(patient.join().isRight()).isTrue();
    }

    @Test
    void endsWithTheTimeoutOfItsOnlyCaller() {
        var hasty = node.ask(REQUEST.within(TEN_SECONDS), passenger, Cancellation.none());
        var open = node.runtime.nextPull();
        awaitAboard(open, 1);
        awaitClocks(TWO_OF_THE_PULL + 1);
        node.time.pass(TEN_SECONDS);

        assertThat(hasty.join().getLeft().failure()).isEqualTo(late());
        assertThat(open.isOver()).isTrue();
        assertThat(ends(pull(1))).containsExactly(ImagePullFailed.class);
    }

    @Test
    void letsAnInterruptedCallerGoAndStayInterrupted() throws InterruptedException {
        var answer = new CompletableFuture<Either<EnsureFailure, ImagePullCompleted>>();
        var interrupted = new CompletableFuture<Boolean>();
        var caller = Thread.ofVirtual().start(() -> {
            answer.complete(node.ensurer.ensure(REQUEST, passenger, Cancellation.none()));
            interrupted.complete(Thread.currentThread().isInterrupted());
        });
        var open = node.runtime.nextPull();
        awaitAboard(open, 1);
        caller.interrupt();
        caller.join();

        assertThat(answer.join().getLeft().failure())
                .isEqualTo(new Cancelled(new Detail("the waiting thread was interrupted")));
        assertThat(interrupted.join()).isTrue();
        assertThat(open.isOver()).isTrue();
    }

    @Test
    void endsOnRecordWhatIsUnderWayWhenItIsClosed() {
        var first = board();
        var open = node.runtime.nextPull();
        awaitAboard(open, 1);
        node.ensurer.close();

        assertThat(ends(pull(1))).containsExactly(ImagePullFailed.class);
        assertThat(first.join().getLeft().failure()).isInstanceOf(Cancelled.class);
        assertThat(open.isOver()).isTrue();
    }

    @Test
    void pullsNothingOnceItIsClosed() {
        node.ensurer.close();

        assertThat(node.ensure(REQUEST).getLeft().failure()).isInstanceOf(Cancelled.class);
        assertThat(node.runtime.pulls()).isZero();
    }

    private CompletableFuture<Either<EnsureFailure, ImagePullCompleted>> board() {
        return node.ask(REQUEST, passenger, Cancellation.none());
    }

    /** Asks the pull to report until as many as that are told: then they are aboard. */
    private void awaitAboard(OpenPull open, int passengers) {
        await().until(() -> {
            told.set(0);
            open.report(Phase.RETRYING, 0);
            return told.get() == passengers;
        });
    }

    private void awaitClocks(int running) {
        await().until(() -> node.time.waiting() == running);
    }

    /** How the request ended, each time that it did. */
    private List<Object> ends(PullId pull) {
        return node.events().stream()
                .filter(event -> event instanceof ImagePullCompleted completed
                                && completed.pull().equals(pull)
                        || event instanceof ImagePullFailed failed
                                && failed.pull().equals(pull))
                .<Object>map(Object::getClass)
                .toList();
    }

    private static Either<PullFailure, FoundCredential> credential(String user) {
        return Either.right(new FoundCredential(
                Option.some(new UsernamePassword(user, "password")), new CredentialSource("node configuration")));
    }

    private static PullFailure late() {
        return new NetworkTimeout(GHCR, Clock.TOTAL, Option.some(TEN_SECONDS), Detail.NONE);
    }
}

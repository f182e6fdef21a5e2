package io.aegis.images.contracts.ensuring;

import static io.aegis.images.contracts.ensuring.Given.AGENT;
import static io.aegis.images.contracts.ensuring.Given.AGENT_HERE;
import static io.aegis.images.contracts.ensuring.Given.ASKER;
import static io.aegis.images.contracts.ensuring.Given.CHANGED;
import static io.aegis.images.contracts.ensuring.Given.IMAGE;
import static io.aegis.images.contracts.ensuring.Given.REQUEST;
import static io.aegis.images.contracts.ensuring.Given.SILENT;
import static io.aegis.images.contracts.ensuring.Given.pull;
import static io.aegis.images.contracts.ensuring.ManualTime.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aegis.images.application.port.AccessProofs.Subject;
import io.aegis.images.application.port.RecordFailure;
import io.aegis.images.application.record.DecisionTrace;
import io.aegis.images.domain.credential.Claimant;
import io.aegis.images.domain.credential.CredentialSource;
import io.aegis.images.domain.image.CachedBy;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.image.ImageCommand.PullImage;
import io.aegis.images.domain.image.ImageCommand.RecordRemoved;
import io.aegis.images.domain.image.ImageEvent;
import io.aegis.images.domain.image.ImageEvent.ImageCached;
import io.aegis.images.domain.image.ImageEvent.ImagePullFailed;
import io.aegis.images.domain.image.ImageEvent.ImageRemoved;
import io.aegis.images.domain.image.ImageId;
import io.aegis.images.domain.image.NodeId;
import io.aegis.images.domain.image.PullOrder;
import io.aegis.images.domain.image.RemovalCause;
import io.aegis.images.domain.image.Requester;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure.Interrupted;
import io.aegis.images.domain.pull.PullFailure.RecordUnavailable;
import io.aegis.images.domain.pull.PullPolicy;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class NodeReconcilerTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Instant LATER = NOON.plus(MINUTE);

    private final TestNode node = new TestNode();

    @Nested
    class EndingInterruptedPulls {

        @Test
        void recordsThatAPullEndedWithItsProcess() {
            start(AGENT_HERE, 1);
            node.time.pass(MINUTE);

            var ended = new ImagePullFailed(
                    AGENT_HERE,
                    pull(1),
                    PullPolicy.ALWAYS,
                    new Interrupted(new Detail("started at " + NOON)),
                    1,
                    MINUTE,
                    Option.none(),
                    ASKER,
                    LATER);
            assertThat(node.reconciler().endInterruptedPulls()).isEqualTo(Either.right(List.of(ended)));
            assertThat(node.events().getLast()).isEqualTo(ended);
        }

        @Test
        void leavesAPullThatALivingProcessIsAtWorkOn() {
            start(AGENT_HERE, 1);
            start(AGENT_HERE, 2);
            node.claims.claim(pull(1));

            assertThat(node.reconciler().endInterruptedPulls().get())
                    .extracting(event -> ((ImagePullFailed) event).pull())
                    .containsExactly(pull(2));
        }

        @Test
        void leavesAPullThatThisProcessIsAtWorkOn() {
            node.ask(REQUEST);
            var open = node.runtime.nextPull();

            assertThat(node.reconciler().endInterruptedPulls()).isEqualTo(Either.right(List.of()));
            open.bring(IMAGE, 1);
        }

        @Test
        void leavesThePullsOfOtherNodes() {
            start(new ImageId(new NodeId("node-2"), AGENT), 1);

            assertThat(node.reconciler().endInterruptedPulls()).isEqualTo(Either.right(List.of()));
        }

        @Test
        void endsEachPullOnce() {
            start(AGENT_HERE, 1);
            node.reconciler().endInterruptedPulls();

            assertThat(node.reconciler().endInterruptedPulls()).isEqualTo(Either.right(List.of()));
        }

        @Test
        void opensToNobodyWhatTheRuntimeFinishedAlone() {
            start(AGENT_HERE, 1);
            node.runtime.holds(AGENT, IMAGE);
            node.reconciler().endInterruptedPulls();

            assertThat(node.proofs.isPulled(Subject.of(AGENT, IMAGE.imageId()))).isEqualTo(Either.right(true));
            assertThat(node.proofs.find(Subject.of(AGENT, IMAGE.imageId()), Claimant.NODE))
                    .isEqualTo(Either.right(Option.none()));
        }

        @Test
        void leavesOpenWhatWasThereBeforeThePull() {
            node.runtime.holds(AGENT, IMAGE);
            node.reconciler().followRuntime();
            start(AGENT_HERE, 1, Option.some(IMAGE));
            node.reconciler().endInterruptedPulls();

            assertThat(node.proofs.isPulled(Subject.of(AGENT, IMAGE.imageId()))).isEqualTo(Either.right(false));
        }

        @Test
        void opensToNobodyWhatTheRecordFollowedBeforeThePullWasEnded() {
            start(AGENT_HERE, 1);
            node.time.pass(MINUTE);
            node.runtime.holds(AGENT, IMAGE);
            node.reconciler().followRuntime();
            node.reconciler().endInterruptedPulls();

            assertThat(node.proofs.isPulled(Subject.of(AGENT, IMAGE.imageId()))).isEqualTo(Either.right(true));
        }

        @Test
        void leavesAPullOpenUntilItIsKnownWhatItBrought() {
            start(AGENT_HERE, 1);
            node.runtime.holds(AGENT, IMAGE);
            node.runtime.cannotSay(SILENT);
            assertThat(node.reconciler().endInterruptedPulls()).isEqualTo(Either.right(List.of()));

            node.runtime.speaksAgain();
            assertThat(node.reconciler().endInterruptedPulls().get()).hasSize(1);
            assertThat(node.proofs.isPulled(Subject.of(AGENT, IMAGE.imageId()))).isEqualTo(Either.right(true));
        }

        @Test
        void leavesAPullWhoseNextAttemptBeganMeanwhile() {
            start(AGENT_HERE, 1);
            start(new ImageId(Given.NODE, Given.reference("ghcr.io/acme/other:1")), 2);
            node.recordsWith((command, trace) -> {
                node.claims.claim(pull(1));
                node.claims.claim(pull(2));
                return node.record.handle(command, trace);
            });

            assertThat(node.reconciler().endInterruptedPulls().get()).hasSize(1);
        }

        @Test
        void tellsThatNothingCanBeRecorded() {
            start(AGENT_HERE, 1);
            var unusable = new RecordFailure.Unusable("/data", Detail.NONE);
            node.recordsWith((_, _) -> Either.left(unusable));

            assertThat(node.reconciler().endInterruptedPulls()).isEqualTo(Either.left(unusable));
        }

        private void start(ImageId image, int request) {
            start(image, request, Option.none());
        }

        private void start(ImageId image, int request, Option<HeldImage> held) {
            var order = new PullOrder(image, pull(request), PullPolicy.ALWAYS, Option.none(), ASKER, NOON);
            node.record.handle(
                    new PullImage(order, held, CredentialSource.ANONYMOUS, Option.none(), 1, NOON),
                    DecisionTrace.EMPTY);
        }
    }

    @Nested
    class FollowingTheRuntime {

        @Test
        void recordsWhatCameWithoutUs() {
            node.runtime.holds(AGENT, IMAGE);

            assertThat(node.reconciler().followRuntime()).isEqualTo(Either.right(List.of(found(AGENT, IMAGE, NOON))));
        }

        @Test
        void recordsWhatWentWithoutUs() {
            follow(AGENT, IMAGE);
            node.runtime.loses(AGENT);
            node.time.pass(MINUTE);

            assertThat(node.reconciler().followRuntime())
                    .isEqualTo(Either.right(List.of(
                            new ImageRemoved(AGENT_HERE, IMAGE, RemovalCause.OUTSIDE, 0, Requester.NODE, LATER))));
        }

        @Test
        void recordsWhatChangedWithoutUs() {
            follow(AGENT, IMAGE);
            node.runtime.holds(AGENT, CHANGED);
            node.time.pass(MINUTE);

            assertThat(node.reconciler().followRuntime())
                    .isEqualTo(Either.right(List.of(found(AGENT, CHANGED, LATER))));
        }

        @Test
        void recordsNothingWhenNothingChanged() {
            follow(AGENT, IMAGE);

            assertThat(node.reconciler().followRuntime()).isEqualTo(Either.right(List.of()));
        }

        @Test
        void recordsEachNameOfAnImage() {
            var other = Given.reference("ghcr.io/acme/agent:latest");
            node.runtime.holds(AGENT, IMAGE);
            node.runtime.holds(other, IMAGE);

            assertThat(node.reconciler().followRuntime().get())
                    .containsExactlyInAnyOrder(found(AGENT, IMAGE, NOON), found(other, IMAGE, NOON));
        }

        @Test
        void changesNothingWhenTheRuntimeCannotTell() {
            follow(AGENT, IMAGE);
            node.runtime.cannotSay(SILENT);

            assertThat(node.reconciler().followRuntime()).isEqualTo(Either.left(SILENT));
            assertThat(node.events()).hasSize(1);
        }

        @Test
        void tellsThatNothingCanBeRecorded() {
            node.runtime.holds(AGENT, IMAGE);
            node.recordsWith((_, _) -> Either.left(new RecordFailure.Unusable("/data", Detail.NONE)));

            assertThat(node.reconciler().followRuntime())
                    .isEqualTo(Either.left(new RecordUnavailable("/data", Detail.NONE)));
        }

        @Test
        void recordsSideBySideWhatCameAtOnce() {
            holdsTags(64);
            var begun = new AtomicInteger();
            node.recordsWith((command, trace) -> {
                begun.incrementAndGet();
                await().until(() -> begun.get() >= 16);
                return node.record.handle(command, trace);
            });

            assertThat(node.reconciler().followRuntime().get())
                    .extracting(event -> event.id().reference().identifier())
                    .doesNotHaveDuplicates()
                    .hasSize(64);
        }

        @Test
        void triesNoMoreOnceNothingCanBeRecorded() {
            holdsTags(500);
            var tried = new AtomicInteger();
            node.recordsWith((_, _) -> {
                tried.incrementAndGet();
                return Either.left(new RecordFailure.Unusable("/data", Detail.NONE));
            });

            assertThat(node.reconciler().followRuntime().isLeft()).isTrue();
            assertThat(tried).hasValueLessThan(100);
        }

        @Test
        void recordsNothingOfAPullBesideIt() {
            node.ask(REQUEST);
            var open = node.runtime.nextPull();
            node.reconciler().followRuntime();
            open.bring(IMAGE, 1);
            await().until(() -> node.events().size() == 3);

            assertThat(node.reconciler().followRuntime()).isEqualTo(Either.right(List.of()));
        }

        @Test
        void saysNothingOfWhatIsBeingRemovedUntilThatIsOnRecord() {
            follow(AGENT, IMAGE);
            var removal = node.leases.remove(List.of(AGENT)).get().get();
            node.runtime.loses(AGENT);
            var following =
                    CompletableFuture.supplyAsync(() -> node.reconciler().followRuntime());
            await().pollDelay(Duration.ofMillis(50)).until(() -> !following.isDone());
            node.record.handle(
                    new RecordRemoved(AGENT_HERE, RemovalCause.COLLECTED, 7, Requester.NODE, NOON),
                    DecisionTrace.EMPTY);
            removal.close();

            assertThat(following.join()).isEqualTo(Either.right(List.of()));
        }

        private void holdsTags(int many) {
            IntStream.range(0, many)
                    .forEach(number -> node.runtime.holds(Given.reference("ghcr.io/acme/agent:t" + number), IMAGE));
        }

        private void follow(ImageReference reference, HeldImage image) {
            node.runtime.holds(reference, image);
            node.reconciler().followRuntime();
        }

        private ImageEvent found(ImageReference reference, HeldImage image, Instant at) {
            return new ImageCached(new ImageId(Given.NODE, reference), image, CachedBy.FOUND, Requester.NODE, at);
        }
    }

    @Test
    void doesBothAgainAndAgainUntilClosed() {
        try (var _ = node.reconciler().every(Duration.ofMillis(1))) {
            node.runtime.holds(AGENT, IMAGE);
            await().until(() -> node.events().size() == 1);
            node.runtime.loses(AGENT);
            await().until(() -> node.events().size() == 2);
        }
    }
}

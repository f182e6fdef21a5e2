package io.aegis.images.contracts.record;

import static io.aegis.images.contracts.record.Samples.AGENT;
import static io.aegis.images.contracts.record.Samples.CONTENT;
import static io.aegis.images.contracts.record.Samples.NEWER_CONTENT;
import static io.aegis.images.contracts.record.Samples.NODE_CONFIG;
import static io.aegis.images.contracts.record.Samples.NOON;
import static io.aegis.images.contracts.record.Samples.PROOF;
import static io.aegis.images.contracts.record.Samples.PYTHON;
import static io.aegis.images.contracts.record.Samples.cached;
import static io.aegis.images.contracts.record.Samples.complete;
import static io.aegis.images.contracts.record.Samples.fail;
import static io.aegis.images.contracts.record.Samples.fallBack;
import static io.aegis.images.contracts.record.Samples.hit;
import static io.aegis.images.contracts.record.Samples.join;
import static io.aegis.images.contracts.record.Samples.order;
import static io.aegis.images.contracts.record.Samples.provenHit;
import static io.aegis.images.contracts.record.Samples.pull;
import static io.aegis.images.contracts.record.Samples.removed;
import static io.aegis.images.contracts.record.Samples.renew;
import static io.aegis.images.contracts.record.Samples.start;
import static io.aegis.images.contracts.record.Samples.unreachable;
import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.EventLog;
import io.aegis.images.application.port.Images;
import io.aegis.images.application.port.RecordFailure;
import io.aegis.images.application.port.RecordFailure.Rejected;
import io.aegis.images.application.record.DecisionTrace;
import io.aegis.images.application.record.RecordedEvent;
import io.aegis.images.domain.credential.AccessProof;
import io.aegis.images.domain.credential.CredentialSource;
import io.aegis.images.domain.image.CachedBy;
import io.aegis.images.domain.image.ImageCommand;
import io.aegis.images.domain.image.ImageCommand.PullImage;
import io.aegis.images.domain.image.ImageEvent;
import io.aegis.images.domain.image.ImageEvent.ImageCached;
import io.aegis.images.domain.image.ImageEvent.ImagePullCompleted;
import io.aegis.images.domain.image.ImageEvent.ImagePullStarted;
import io.aegis.images.domain.image.ImageEvent.ImageRemoved;
import io.aegis.images.domain.image.ImageRejection;
import io.aegis.images.domain.image.ImageRejection.NoPullUnderWay;
import io.aegis.images.domain.image.ImageRejection.NothingToRemove;
import io.aegis.images.domain.image.ImageRejection.PullAlreadyEnded;
import io.aegis.images.domain.image.ImageRejection.PullAlreadyUnderWay;
import io.aegis.images.domain.image.PullOrder;
import io.aegis.images.domain.image.Requester;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullId;
import io.aegis.images.domain.pull.PullPolicy;
import io.aegis.images.domain.pull.PullSource;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every record does with commands. */
public abstract class ImagesContract {

    private static final int MANY = 16;

    /** The images of an empty record. */
    protected abstract Images images();

    /** The events of the same record. */
    protected abstract EventLog events();

    @Test
    void recordsWhatFollowsFromACommandAndAnswersWithIt() {
        var answer = handle(start(AGENT, 1));

        assertThat(answer)
                .isEqualTo(Either.right(List.of(new ImagePullStarted(
                        AGENT,
                        pull(1),
                        order(AGENT, 1).policy(),
                        Option.none(),
                        NODE_CONFIG,
                        1,
                        Requester.execution("exec-1"),
                        order(AGENT, 1).askedAt(),
                        NOON))));
        assertThat(recorded()).isEqualTo(answer.get());
    }

    @Test
    void recordsTheEventsOfOneCommandInTheirOrder() {
        var first = handle(start(AGENT, 1)).get();
        var second = handle(complete(AGENT, 1)).get();

        assertThat(second).hasExactlyElementsOfTypes(ImagePullCompleted.class, ImageCached.class);
        assertThat(recorded()).isEqualTo(List.of(first.getFirst(), second.getFirst(), second.getLast()));
    }

    @Test
    void keepsTheTraceWithEachEvent() {
        var trace = DecisionTrace.EMPTY
                .with(Duration.ZERO, "asked", "\"agent\" under IfNotPresent\n→ line two")
                .with(Duration.ofNanos(1_234_567), "seen", "");
        images().handle(hit(AGENT, 1), trace);
        handle(hit(AGENT, 2));

        assertThat(log().stream().map(RecordedEvent::trace)).containsExactly(trace, trace, DecisionTrace.EMPTY);
    }

    @Test
    void remembersWhatTheCacheHolds() {
        assertThat(handle(hit(AGENT, 1)).get())
                .containsExactly(
                        new ImageCached(AGENT, CONTENT, CachedBy.FOUND, Requester.NODE, NOON),
                        served(1, Option.none()));
        assertThat(handle(hit(AGENT, 2)).get()).containsExactly(served(2, Option.none()));
    }

    @Test
    void recordsNothingForWhatIsKnownAlready() {
        handle(cached(AGENT, CONTENT, NOON));

        assertThat(handle(cached(AGENT, CONTENT, NOON))).isEqualTo(Either.right(List.of()));
        assertThat(recorded()).hasSize(1);
    }

    @Test
    void followsTheCacheThroughChangesAndRemovals() {
        handle(cached(AGENT, CONTENT, NOON));
        handle(cached(AGENT, NEWER_CONTENT, NOON));
        var removal = handle(removed(AGENT)).get();

        assertThat(removal)
                .singleElement()
                .isInstanceOfSatisfying(
                        ImageRemoved.class, event -> assertThat(event.image()).isEqualTo(NEWER_CONTENT));
        assertThat(handle(removed(AGENT))).isEqualTo(rejected(new NothingToRemove(AGENT)));
    }

    @Test
    void knowsHowFarEachPullHasCome() {
        handle(start(AGENT, 1));
        assertThat(handle(start(AGENT, 1))).isEqualTo(rejected(new PullAlreadyUnderWay(pull(1))));
        handle(complete(AGENT, 1));

        assertThat(handle(hit(AGENT, 1))).isEqualTo(rejected(new PullAlreadyEnded(pull(1))));
        assertThat(handle(complete(AGENT, 2))).isEqualTo(rejected(new NoPullUnderWay(pull(2))));
        assertThat(recorded()).hasSize(3);
    }

    @Test
    void knowsForAPullsWorkWhatSomebodyFoundWhileItRan() {
        handle(start(AGENT, 1));
        handle(hit(AGENT, 2));

        assertThat(handle(complete(AGENT, 1)).get())
                .satisfiesExactly(
                        event -> assertThat(event)
                                .isInstanceOfSatisfying(
                                        ImagePullCompleted.class,
                                        completed ->
                                                assertThat(completed.source()).isEqualTo(PullSource.DOWNLOADED)),
                        event -> assertThat(event)
                                .isInstanceOfSatisfying(
                                        ImageCached.class,
                                        cached -> assertThat(cached.how()).isEqualTo(CachedBy.PULLED)));
    }

    @Test
    void letsAnotherAttemptFollowAFailedOne() {
        handle(start(AGENT, 1));
        handle(fail(AGENT, 1));
        var again = new PullImage(order(AGENT, 1), Option.none(), CredentialSource.ANONYMOUS, Option.none(), 2, NOON);

        assertThat(handle(again).get()).hasExactlyElementsOfTypes(ImagePullStarted.class);
        assertThat(handle(complete(AGENT, 1)).isRight()).isTrue();
    }

    @Test
    void endsAPullWithTheCopyOnTheNodeAndSaysWhy() {
        handle(renew(AGENT, 1));
        var answer = handle(fallBack(AGENT, 1)).get();

        assertThat(answer)
                .containsExactly(served(
                        order(AGENT, 1, PullPolicy.ALWAYS),
                        Option.none(),
                        Option.some(PROOF),
                        Option.some(unreachable(AGENT))));
        assertThat(recorded()).endsWith(answer.getFirst());
        assertThat(handle(complete(AGENT, 1))).isEqualTo(rejected(new NoPullUnderWay(pull(1))));
    }

    @Test
    void fallsBackFromAPullUnderWayOnly() {
        assertThat(handle(fallBack(AGENT, 1))).isEqualTo(rejected(new NoPullUnderWay(pull(1))));
        handle(renew(AGENT, 1));
        handle(fail(AGENT, 1));
        var before = recorded();

        assertThat(handle(fallBack(AGENT, 1))).isEqualTo(rejected(new NoPullUnderWay(pull(1))));
        assertThat(recorded()).isEqualTo(before);
    }

    @Test
    void recordsTheProofThatTheCallerMayHaveIt() {
        handle(cached(AGENT, CONTENT, NOON));

        assertThat(handle(provenHit(AGENT, 1)).get())
                .containsExactly(served(order(AGENT, 1), Option.none(), Option.some(PROOF), Option.none()));
    }

    @Test
    void keepsPullsOfOneImageApart() {
        handle(start(AGENT, 1));
        handle(start(AGENT, 2));
        handle(complete(AGENT, 1));

        assertThat(handle(complete(AGENT, 2)).get())
                .singleElement()
                .isInstanceOfSatisfying(
                        ImagePullCompleted.class,
                        event -> assertThat(event.source()).isEqualTo(PullSource.CACHED));
        assertThat(handle(join(AGENT, 3, 1)).get()).containsExactly(served(3, Option.some(pull(1))));
    }

    @Test
    void keepsImagesApart() {
        handle(cached(AGENT, CONTENT, NOON));

        assertThat(handle(removed(PYTHON))).isEqualTo(rejected(new NothingToRemove(PYTHON)));
        assertThat(handle(hit(PYTHON, 1)).get()).hasSize(2);
    }

    @Test
    void recordsOnceWhatManySayAtOnce() throws Exception {
        var answers = atOnce(_ -> cached(AGENT, CONTENT, NOON));

        assertThat(answers).allMatch(Either::isRight);
        assertThat(recorded()).hasSize(1);
    }

    @Test
    void startsAPullOnceHoweverManyStartIt() throws Exception {
        var answers = atOnce(_ -> start(AGENT, 1));

        assertThat(answers.stream().filter(Either::isRight)).hasSize(1);
        assertThat(recorded()).hasSize(1);
    }

    @Test
    void answersManyFromTheCacheAtOnceAndFindsTheImageOnce() throws Exception {
        var answers = atOnce(number -> hit(AGENT, number));

        assertThat(answers).allMatch(Either::isRight);
        assertThat(recorded().stream().filter(ImageCached.class::isInstance)).hasSize(1);
        assertThat(recorded()).hasSize(MANY + 1);
    }

    private List<Either<RecordFailure, List<ImageEvent>>> atOnce(LongFunction<ImageCommand> command) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = LongStream.rangeClosed(1, MANY)
                    .<Callable<Either<RecordFailure, List<ImageEvent>>>>mapToObj(
                            number -> () -> handle(command.apply(number)))
                    .toList();
            return threads.invokeAll(tasks).stream().map(Future::resultNow).toList();
        }
    }

    private static ImageEvent served(long number, Option<PullId> joined) {
        return served(order(AGENT, number), joined, Option.none(), Option.none());
    }

    private static ImageEvent served(
            PullOrder order, Option<PullId> joined, Option<AccessProof> access, Option<PullFailure> fallback) {
        return new ImagePullCompleted(
                order.id(),
                order.pull(),
                order.policy(),
                PullSource.CACHED,
                CONTENT,
                0,
                Duration.ofMillis(5),
                joined,
                access,
                fallback,
                order.by(),
                NOON);
    }

    private static Either<RecordFailure, List<ImageEvent>> rejected(ImageRejection rejection) {
        return Either.left(new Rejected(rejection));
    }

    private Either<RecordFailure, List<ImageEvent>> handle(ImageCommand command) {
        return images().handle(command, DecisionTrace.EMPTY);
    }

    private List<ImageEvent> recorded() {
        return log().stream().map(RecordedEvent::event).toList();
    }

    private List<RecordedEvent> log() {
        return events().after(EventLog.START, 1_000).get();
    }
}

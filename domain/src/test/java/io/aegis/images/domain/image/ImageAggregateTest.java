package io.aegis.images.domain.image;

import static io.aegis.images.domain.image.Story.AGENT;
import static io.aegis.images.domain.image.Story.AMD64;
import static io.aegis.images.domain.image.Story.ARM64;
import static io.aegis.images.domain.image.Story.ASKER;
import static io.aegis.images.domain.image.Story.BROKEN;
import static io.aegis.images.domain.image.Story.LATER;
import static io.aegis.images.domain.image.Story.NEW;
import static io.aegis.images.domain.image.Story.NOON;
import static io.aegis.images.domain.image.Story.OLD;
import static io.aegis.images.domain.image.Story.OTHER;
import static io.aegis.images.domain.image.Story.PULL;
import static io.aegis.images.domain.image.Story.SOURCE;
import static io.aegis.images.domain.image.Story.WAITED;
import static io.aegis.images.domain.image.Story.cached;
import static io.aegis.images.domain.image.Story.completed;
import static io.aegis.images.domain.image.Story.failed;
import static io.aegis.images.domain.image.Story.given;
import static io.aegis.images.domain.image.Story.order;
import static io.aegis.images.domain.image.Story.pull;
import static io.aegis.images.domain.image.Story.removed;
import static io.aegis.images.domain.image.Story.started;
import static io.aegis.images.domain.pull.PullPolicy.ALWAYS;
import static io.aegis.images.domain.pull.PullPolicy.IF_NOT_PRESENT;
import static io.aegis.images.domain.pull.PullPolicy.NEVER;
import static io.aegis.images.domain.pull.PullSource.CACHED;
import static io.aegis.images.domain.pull.PullSource.DOWNLOADED;

import io.aegis.images.domain.credential.AccessProof;
import io.aegis.images.domain.image.ImageCommand.CompletePull;
import io.aegis.images.domain.image.ImageCommand.FailPull;
import io.aegis.images.domain.image.ImageCommand.FallBack;
import io.aegis.images.domain.image.ImageCommand.JoinPull;
import io.aegis.images.domain.image.ImageCommand.PullImage;
import io.aegis.images.domain.image.ImageCommand.RecordCached;
import io.aegis.images.domain.image.ImageCommand.RecordRemoved;
import io.aegis.images.domain.image.ImageCommand.RefusePull;
import io.aegis.images.domain.image.ImageEvent.ImageCached;
import io.aegis.images.domain.image.ImageEvent.ImagePullCompleted;
import io.aegis.images.domain.image.ImageEvent.ImagePullFailed;
import io.aegis.images.domain.image.ImageEvent.ImageRemoved;
import io.aegis.images.domain.image.ImageRejection.NoPullUnderWay;
import io.aegis.images.domain.image.ImageRejection.NothingToRemove;
import io.aegis.images.domain.image.ImageRejection.PullAlreadyEnded;
import io.aegis.images.domain.image.ImageRejection.PullAlreadyUnderWay;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.ImageNotFound;
import io.aegis.images.domain.pull.PullFailure.Missing;
import io.aegis.images.domain.pull.PullFailure.PlatformMismatch;
import io.aegis.images.domain.pull.PullPolicy;
import io.aegis.images.domain.pull.PullSource;
import io.aegis.images.domain.reference.Digest;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ImageAggregateTest {

    private static final AccessProof PROOF = new AccessProof(SOURCE, NOON);

    private static final PullFailure ABSENT = new ImageNotFound(AGENT.reference(), Missing.ON_NODE, Detail.NONE);
    private static final PullFailure FOR_AMD64 =
            new PlatformMismatch(AGENT.reference(), Option.some(ARM64), Option.some(AMD64), Detail.NONE);

    @Nested
    class AskedForAnImageThatTheNodeDoesNotHold {

        @Test
        void startsAPullUnderIfNotPresent() {
            given().when(pull(IF_NOT_PRESENT)).then(started(IF_NOT_PRESENT, 1));
        }

        @Test
        void startsAPullUnderAlways() {
            given().when(pull(ALWAYS)).then(started(ALWAYS, 1));
        }

        @Test
        void failsAtOnceUnderNever() {
            given().when(pull(NEVER)).then(failed(NEVER, ABSENT, 1));
        }

        @Test
        void recordsThatItIsGoneWhereItWasBelievedToBeThere() {
            given(cached(OLD)).when(pull(IF_NOT_PRESENT)).then(removed(OLD), started(IF_NOT_PRESENT, 1));
            given(cached(OLD)).when(pull(ALWAYS)).then(removed(OLD), started(ALWAYS, 1));
            given(cached(OLD)).when(pull(NEVER)).then(removed(OLD), failed(NEVER, ABSENT, 1));
        }

        @Test
        void believesNothingOnceItIsGone() {
            given(cached(OLD), removed(OLD)).when(pull(IF_NOT_PRESENT)).then(started(IF_NOT_PRESENT, 1));
        }
    }

    @Nested
    class AskedForAnImageThatTheNodeHolds {

        @Test
        void answersFromTheNodeUnderIfNotPresent() {
            given(cached(OLD)).when(pull(IF_NOT_PRESENT, OLD)).then(completed(IF_NOT_PRESENT, CACHED, OLD, 0));
        }

        @Test
        void answersFromTheNodeUnderNever() {
            given(cached(OLD)).when(pull(NEVER, OLD)).then(completed(NEVER, CACHED, OLD, 0));
        }

        @Test
        void startsAPullUnderAlways() {
            given(cached(OLD)).when(pull(ALWAYS, OLD)).then(started(ALWAYS, 1));
        }

        @Test
        void recordsThatItWasFoundWhereNobodyKnewOfIt() {
            given().when(pull(IF_NOT_PRESENT, OLD)).then(cached(OLD), completed(IF_NOT_PRESENT, CACHED, OLD, 0));
            given().when(pull(NEVER, OLD)).then(cached(OLD), completed(NEVER, CACHED, OLD, 0));
            given().when(pull(ALWAYS, OLD)).then(cached(OLD), started(ALWAYS, 1));
        }

        @Test
        void recordsThatItsContentChangedOutside() {
            given(cached(OLD))
                    .when(pull(IF_NOT_PRESENT, NEW))
                    .then(cached(NEW), completed(IF_NOT_PRESENT, CACHED, NEW, 0));
        }

        @Test
        void knowsItAgainWhenOnlyItsManifestIsToldOtherwise() {
            var withoutDigest = new HeldImage(OLD.imageId(), Option.none(), OLD.platform(), OLD.sizeBytes());

            given(cached(OLD))
                    .when(pull(IF_NOT_PRESENT, withoutDigest))
                    .then(completed(IF_NOT_PRESENT, CACHED, withoutDigest, 0));
        }
    }

    @Nested
    class AskedForAnImageThatTheNodeHoldsForAnotherPlatform {

        @Test
        void startsAPullUnderIfNotPresent() {
            given(cached(OLD))
                    .when(pull(order(IF_NOT_PRESENT, ARM64), OLD))
                    .then(started(order(IF_NOT_PRESENT, ARM64), 1));
        }

        @Test
        void startsAPullUnderAlways() {
            given(cached(OLD)).when(pull(order(ALWAYS, ARM64), OLD)).then(started(order(ALWAYS, ARM64), 1));
        }

        @Test
        void failsAtOnceUnderNever() {
            given(cached(OLD)).when(pull(order(NEVER, ARM64), OLD)).then(failed(order(NEVER, ARM64), FOR_AMD64, 1));
        }

        @Test
        void takesAnyPlatformWhereNoneIsAskedFor() {
            var any = new PullOrder(AGENT, PULL, NEVER, Option.none(), ASKER, NOON);

            given(cached(OLD)).when(pull(any, OLD)).then(completed(any, CACHED, OLD, 0));
        }
    }

    @Nested
    class AskedTwiceByOneRequest {

        @Test
        void rejectsItWhileThePullIsUnderWay() {
            given(started(ALWAYS, 1)).when(pull(ALWAYS)).isRejected(new PullAlreadyUnderWay(PULL));
        }

        @Test
        void rejectsItOnceThePullHasCompleted() {
            given(started(ALWAYS, 1), completed(ALWAYS, DOWNLOADED, NEW, 7))
                    .when(pull(ALWAYS))
                    .isRejected(new PullAlreadyEnded(PULL));
        }

        @Test
        void takesItForTheNextAttemptOnceOneHasFailed() {
            given(started(ALWAYS, 1), failed(ALWAYS, BROKEN, 1))
                    .when(pull(order(ALWAYS), Option.none(), 2))
                    .then(started(ALWAYS, 2));
        }

        @Test
        void doesNotMindTheRequestsOfOthers() {
            given(started(order(ALWAYS, OTHER), 1)).when(pull(ALWAYS)).then(started(ALWAYS, 1));
        }
    }

    @Nested
    class WhenAPullCompletes {

        @Test
        void recordsWhatWasDownloaded() {
            given(started(IF_NOT_PRESENT, 1))
                    .when(complete(order(IF_NOT_PRESENT), NEW, 7))
                    .then(completed(IF_NOT_PRESENT, DOWNLOADED, NEW, 7), pulled(NEW));
        }

        @Test
        void isCachedWhenTheRegistryHadNothingNew() {
            given(cached(OLD), started(ALWAYS, 1))
                    .when(complete(order(ALWAYS), OLD, 0))
                    .then(completed(ALWAYS, CACHED, OLD, 0));
        }

        @Test
        void isDownloadedWhenTheDigestChanged() {
            given(cached(OLD), started(ALWAYS, 1))
                    .when(complete(order(ALWAYS), NEW, 7))
                    .then(completed(ALWAYS, DOWNLOADED, NEW, 7), pulled(NEW));
        }

        @Test
        void isDownloadedWhereSomebodyFoundTheImageBeforeThePullWasOver() {
            given(started(IF_NOT_PRESENT, 1), cached(NEW))
                    .when(complete(order(IF_NOT_PRESENT), NEW, 7))
                    .then(completed(IF_NOT_PRESENT, DOWNLOADED, NEW, 7), pulled(NEW));
        }

        @Test
        void isCachedWhereWhatSomebodyFoundMeanwhileCannotBeItsOwn() {
            given(started(IF_NOT_PRESENT, 1), cached(NEW))
                    .when(complete(order(IF_NOT_PRESENT), NEW, 0))
                    .then(completed(IF_NOT_PRESENT, CACHED, NEW, 0));
            given(cached(NEW), started(ALWAYS, 1))
                    .when(complete(order(ALWAYS), NEW, 7))
                    .then(completed(ALWAYS, CACHED, NEW, 7));
            given(started(IF_NOT_PRESENT, 1), cached(OLD), pulled(NEW))
                    .when(complete(order(IF_NOT_PRESENT), NEW, 7))
                    .then(completed(IF_NOT_PRESENT, CACHED, NEW, 7));
        }

        @Test
        void failsWhenTheContentIsForAnotherPlatformButRecordsThatItCame() {
            given(started(order(IF_NOT_PRESENT, ARM64), 2))
                    .when(complete(order(IF_NOT_PRESENT, ARM64), NEW, 7))
                    .then(failed(order(IF_NOT_PRESENT, ARM64), FOR_AMD64, 2), pulled(NEW));
        }

        @Test
        void failsWhenTheContentForAnotherPlatformWasThereBefore() {
            given(cached(OLD), started(order(ALWAYS, ARM64), 1))
                    .when(complete(order(ALWAYS, ARM64), OLD, 0))
                    .then(failed(order(ALWAYS, ARM64), FOR_AMD64, 1));
        }

        @Test
        void rejectsAnEndWithoutAStart() {
            given().when(complete(order(ALWAYS), NEW, 7)).isRejected(new NoPullUnderWay(PULL));
            given(started(order(ALWAYS, OTHER), 1))
                    .when(complete(order(ALWAYS), NEW, 7))
                    .isRejected(new NoPullUnderWay(PULL));
        }

        @Test
        void rejectsASecondEnd() {
            given(started(ALWAYS, 1), completed(ALWAYS, DOWNLOADED, NEW, 7), cached(NEW))
                    .when(complete(order(ALWAYS), NEW, 7))
                    .isRejected(new NoPullUnderWay(PULL));
            given(started(ALWAYS, 1), failed(ALWAYS, BROKEN, 1))
                    .when(complete(order(ALWAYS), NEW, 7))
                    .isRejected(new NoPullUnderWay(PULL));
        }

        @Test
        void leavesOtherPullsUnderWay() {
            given(
                            started(ALWAYS, 1),
                            started(order(ALWAYS, OTHER), 1),
                            completed(ALWAYS, DOWNLOADED, NEW, 7),
                            cached(NEW))
                    .when(complete(order(ALWAYS, OTHER), NEW, 0))
                    .then(completed(order(ALWAYS, OTHER), CACHED, NEW, 0));
        }

        private CompletePull complete(PullOrder order, HeldImage image, long bytes) {
            return new CompletePull(order, image, bytes, Option.none(), LATER);
        }

        private ImageCached pulled(HeldImage image) {
            return new ImageCached(AGENT, image, CachedBy.PULLED, ASKER, LATER);
        }
    }

    @Nested
    class WhenTheRegistryCannotBeAsked {

        @Test
        void isServedByTheCopyOnTheNodeAndSaysWhy() {
            given(cached(OLD), started(ALWAYS, 1))
                    .when(new FallBack(order(ALWAYS), OLD, BROKEN, Option.some(PROOF), LATER))
                    .then(new ImagePullCompleted(
                            AGENT,
                            PULL,
                            ALWAYS,
                            CACHED,
                            OLD,
                            0,
                            WAITED,
                            Option.none(),
                            Option.some(PROOF),
                            Option.some(BROKEN),
                            ASKER,
                            LATER));
        }

        @Test
        void endsThePull() {
            given(cached(OLD), started(ALWAYS, 1), completed(ALWAYS, CACHED, OLD, 0))
                    .when(new FallBack(order(ALWAYS), OLD, BROKEN, Option.none(), LATER))
                    .isRejected(new NoPullUnderWay(PULL));
        }
    }

    @Nested
    class WhenAccessWasProven {

        @Test
        void saysSoOfAnImageThatWasHeld() {
            given(cached(OLD))
                    .when(new PullImage(order(IF_NOT_PRESENT), Option.some(OLD), SOURCE, Option.some(PROOF), 1, LATER))
                    .then(proven(IF_NOT_PRESENT, CACHED, OLD, 0));
        }

        @Test
        void saysSoOfAnImageThatWasPulled() {
            given(started(ALWAYS, 1))
                    .when(new CompletePull(order(ALWAYS), NEW, 7, Option.some(PROOF), LATER))
                    .then(
                            proven(ALWAYS, DOWNLOADED, NEW, 7),
                            new ImageCached(AGENT, NEW, CachedBy.PULLED, ASKER, LATER));
        }

        private ImagePullCompleted proven(PullPolicy policy, PullSource source, HeldImage image, long bytes) {
            return new ImagePullCompleted(
                    AGENT,
                    PULL,
                    policy,
                    source,
                    image,
                    bytes,
                    WAITED,
                    Option.none(),
                    Option.some(PROOF),
                    Option.none(),
                    ASKER,
                    LATER);
        }
    }

    @Nested
    class WhenAPullFails {

        @Test
        void recordsTheFailureOfTheAttempt() {
            given(started(ALWAYS, 3)).when(fail(order(ALWAYS))).then(failed(ALWAYS, BROKEN, 3));
        }

        @Test
        void leavesWhatTheNodeHolds() {
            given(cached(OLD), started(ALWAYS, 1), failed(ALWAYS, BROKEN, 1))
                    .when(pull(order(NEVER, OTHER), OLD))
                    .then(completed(order(NEVER, OTHER), CACHED, OLD, 0));
        }

        @Test
        void rejectsAnEndWithoutAStart() {
            given().when(fail(order(ALWAYS))).isRejected(new NoPullUnderWay(PULL));
        }

        @Test
        void rejectsASecondEnd() {
            given(started(ALWAYS, 1), failed(ALWAYS, BROKEN, 1))
                    .when(fail(order(ALWAYS)))
                    .isRejected(new NoPullUnderWay(PULL));
            given(started(ALWAYS, 1), completed(ALWAYS, DOWNLOADED, NEW, 7))
                    .when(fail(order(ALWAYS)))
                    .isRejected(new NoPullUnderWay(PULL));
        }

        @Test
        void recordsNoNegativeDurationWhenTheSystemsClockWasSetBack() {
            given(started(ALWAYS, 1))
                    .when(new FailPull(order(ALWAYS), BROKEN, NOON.minusSeconds(60)))
                    .then(new ImagePullFailed(
                            AGENT,
                            PULL,
                            ALWAYS,
                            BROKEN,
                            1,
                            Duration.ZERO,
                            Option.none(),
                            ASKER,
                            NOON.minusSeconds(60)));
        }

        private FailPull fail(PullOrder order) {
            return new FailPull(order, BROKEN, LATER);
        }
    }

    @Nested
    class WhenARequestRidesOnAnothersPull {

        @Test
        void isServedByIt() {
            given(cached(NEW))
                    .when(new JoinPull(order(IF_NOT_PRESENT), OTHER, NEW, Option.none(), Option.none(), LATER))
                    .then(new ImagePullCompleted(
                            AGENT,
                            PULL,
                            IF_NOT_PRESENT,
                            CACHED,
                            NEW,
                            0,
                            WAITED,
                            Option.some(OTHER),
                            Option.none(),
                            Option.none(),
                            ASKER,
                            LATER));
        }

        @Test
        void isServedOnceOnly() {
            given(completed(ALWAYS, CACHED, NEW, 0))
                    .when(new JoinPull(order(ALWAYS), OTHER, NEW, Option.none(), Option.none(), LATER))
                    .isRejected(new PullAlreadyEnded(PULL));
        }

        @Test
        void cannotHaveAPullOfItsOwnUnderWay() {
            given(started(ALWAYS, 1))
                    .when(new JoinPull(order(ALWAYS), OTHER, NEW, Option.none(), Option.none(), LATER))
                    .isRejected(new PullAlreadyUnderWay(PULL));
        }
    }

    @Nested
    class WhenARequestIsTurnedDown {

        @Test
        void recordsTheFailureWithoutAStart() {
            given().when(new RefusePull(order(ALWAYS), BROKEN, Option.none(), LATER))
                    .then(failed(ALWAYS, BROKEN, 1));
        }

        @Test
        void namesThePullItHadJoined() {
            given().when(new RefusePull(order(ALWAYS), BROKEN, Option.some(OTHER), LATER))
                    .then(new ImagePullFailed(
                            AGENT, PULL, ALWAYS, BROKEN, 1, WAITED, Option.some(OTHER), ASKER, LATER));
        }

        @Test
        void countsTheAttemptsThatFailedBefore() {
            given(started(ALWAYS, 1), failed(ALWAYS, BROKEN, 1))
                    .when(new RefusePull(order(ALWAYS), BROKEN, Option.none(), LATER))
                    .then(failed(ALWAYS, BROKEN, 2));
        }

        @Test
        void isRejectedOnceItHasAnAnswerOrAPullUnderWay() {
            given(completed(ALWAYS, CACHED, NEW, 0))
                    .when(new RefusePull(order(ALWAYS), BROKEN, Option.none(), LATER))
                    .isRejected(new PullAlreadyEnded(PULL));
            given(started(ALWAYS, 1))
                    .when(new RefusePull(order(ALWAYS), BROKEN, Option.none(), LATER))
                    .isRejected(new PullAlreadyUnderWay(PULL));
        }
    }

    @Nested
    class WhenTheRuntimesCacheIsSeen {

        @Test
        void recordsWhatCame() {
            given().when(found(NEW, CachedBy.LOADED))
                    .then(new ImageCached(AGENT, NEW, CachedBy.LOADED, Requester.NODE, LATER));
        }

        @Test
        void recordsWhatChanged() {
            given(cached(OLD))
                    .when(found(NEW, CachedBy.FOUND))
                    .then(new ImageCached(AGENT, NEW, CachedBy.FOUND, Requester.NODE, LATER));
        }

        @Test
        void recordsNothingTwice() {
            given(cached(OLD)).when(found(OLD, CachedBy.FOUND)).thenNothing();
        }

        @Test
        void recordsTheDigestThatAnArchiveProvesOfWhatIsKnown() {
            var proven = OLD.withDigest(new Digest("sha256:" + "9".repeat(64)));
            given(cached(OLD))
                    .when(found(proven, CachedBy.LOADED))
                    .then(new ImageCached(AGENT, proven, CachedBy.LOADED, Requester.NODE, LATER));
            given(cached(proven)).when(found(proven, CachedBy.LOADED)).then();
            given(cached(OLD)).when(found(proven, CachedBy.FOUND)).then();
        }

        @Test
        void recordsWhatWent() {
            given(cached(OLD))
                    .when(remove())
                    .then(new ImageRemoved(AGENT, OLD, RemovalCause.PRUNED, 42, Requester.NODE, LATER));
        }

        @Test
        void removesNothingThatIsNotThere() {
            given().when(remove()).isRejected(new NothingToRemove(AGENT));
            given(cached(OLD), removed(OLD)).when(remove()).isRejected(new NothingToRemove(AGENT));
        }

        @Test
        void doesNotDisturbAPullUnderWay() {
            given(cached(OLD), started(ALWAYS, 1), removed(OLD))
                    .when(new CompletePull(order(ALWAYS), OLD, 7, Option.none(), LATER))
                    .then(
                            completed(ALWAYS, DOWNLOADED, OLD, 7),
                            new ImageCached(AGENT, OLD, CachedBy.PULLED, ASKER, LATER));
        }

        private RecordCached found(HeldImage image, CachedBy how) {
            return new RecordCached(AGENT, image, how, Requester.NODE, LATER);
        }

        private RecordRemoved remove() {
            return new RecordRemoved(AGENT, RemovalCause.PRUNED, 42, Requester.NODE, LATER);
        }
    }
}

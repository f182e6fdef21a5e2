package io.aegis.images.contracts.loading;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.LoadedContent;
import io.aegis.images.application.record.DecisionTrace;
import io.aegis.images.domain.image.CachedBy;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.image.ImageCommand.RecordCached;
import io.aegis.images.domain.image.ImageEvent.ImageRemoved;
import io.aegis.images.domain.image.ImageId;
import io.aegis.images.domain.image.Requester;
import io.aegis.images.domain.pull.PullFailure.RuntimeUnavailable;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadedContentTest {

    private static final ImageReference PINNED = MemoryNode.AGENT.withDigest(MemoryNode.DIGEST);
    private static final ImageReference BY_DIGEST = MemoryNode.AGENT.byDigest(MemoryNode.DIGEST);
    private static final ImageReference ELSEWHERE =
            ImageReference.parse("ghcr.io/other/agent:1.4").get();
    private static final HeldImage TOLD = MemoryNode.image('a', Option.none());
    private static final HeldImage KNOWN = TOLD.withDigest(MemoryNode.DIGEST);

    private final MemoryNode node = new MemoryNode();
    private final LoadedContent runtime = node.content;

    @BeforeEach
    void load() {
        node.runtime.hold(MemoryNode.AGENT, TOLD);
        record(MemoryNode.AGENT, KNOWN, CachedBy.LOADED);
    }

    @Test
    void findsByTheDigestOnRecordWhatTheRuntimeHoldsWithoutOne() {
        assertThat(runtime.find(PINNED)).isEqualTo(held(KNOWN));
        assertThat(runtime.find(BY_DIGEST)).isEqualTo(held(KNOWN));
    }

    @Test
    void tellsTheDigestOnRecordOfWhatIsFoundByTag() {
        assertThat(runtime.find(MemoryNode.AGENT)).isEqualTo(held(KNOWN));
    }

    @Test
    void findsNothingByAnotherDigestOrInAnotherRepository() {
        assertThat(runtime.find(MemoryNode.AGENT.withDigest(MemoryNode.digest('f'))))
                .isEqualTo(nothing());
        assertThat(runtime.find(ELSEWHERE.withDigest(MemoryNode.DIGEST))).isEqualTo(nothing());
    }

    @Test
    void findsNothingThatIsGone() {
        node.runtime.remove(MemoryNode.AGENT);
        assertThat(runtime.find(PINNED)).isEqualTo(nothing());
    }

    @Test
    void findsNothingWhereTheTagHasMovedAndTheContentIsGone() {
        node.runtime.remove(MemoryNode.AGENT).hold(MemoryNode.AGENT, MemoryNode.image('b', Option.none()));
        assertThat(runtime.find(PINNED)).isEqualTo(nothing());
        assertThat(runtime.find(MemoryNode.AGENT).get().get().digest()).isEqualTo(Option.none());
    }

    @Test
    void findsWhatIsStillThereByAnotherTagOfTheRepository() {
        var stable = ImageReference.parse("ghcr.io/acme/agent:stable").get();
        node.runtime.hold(stable, TOLD).hold(MemoryNode.AGENT, MemoryNode.image('b', Option.none()));
        assertThat(runtime.find(PINNED)).isEqualTo(held(KNOWN));
    }

    @Test
    void leavesTheSameContentUnderAnotherRepositoryToThatOne() {
        node.runtime.hold(ELSEWHERE, TOLD).hold(MemoryNode.AGENT, MemoryNode.image('b', Option.none()));
        assertThat(runtime.find(PINNED)).isEqualTo(nothing());
    }

    @Test
    void trustsTheDigestThatTheRuntimeTellsMore() {
        var pulled = TOLD.withDigest(MemoryNode.digest('c'));
        node.runtime.hold(MemoryNode.AGENT, pulled);
        assertThat(runtime.find(MemoryNode.AGENT)).isEqualTo(held(pulled));
    }

    @Test
    void listsTheDigestsOnRecordToo() {
        assertThat(runtime.list().get())
                .singleElement()
                .satisfies(listed -> assertThat(listed.digests()).containsExactly(BY_DIGEST));
    }

    @Test
    void cannotSayWhereTheRuntimeCannot() {
        node.runtime.goAway();
        assertThat(runtime.find(PINNED).getLeft()).isInstanceOf(RuntimeUnavailable.class);
        assertThat(runtime.list().getLeft()).isInstanceOf(RuntimeUnavailable.class);
    }

    @Test
    void isNotTakenForRemovedWhileItIsThereAndIsOnceItIsGone() {
        record(PINNED, KNOWN, CachedBy.LOADED);
        assertThat(node.reconciler().followRuntime().get()).isEmpty();

        node.runtime.remove(MemoryNode.AGENT);
        assertThat(node.reconciler().followRuntime().get())
                .hasSize(2)
                .allSatisfy(event -> assertThat(event).isInstanceOf(ImageRemoved.class));
        assertThat(node.record.on(MemoryNode.ID).get()).isEmpty();
    }

    private void record(ImageReference reference, HeldImage image, CachedBy how) {
        node.record
                .handle(
                        new RecordCached(
                                new ImageId(MemoryNode.ID, reference), image, how, Requester.NODE, MemoryNode.NOON),
                        DecisionTrace.EMPTY)
                .get();
    }

    private static <L> Either<L, Option<HeldImage>> held(HeldImage image) {
        return Either.right(Option.some(image));
    }

    private static <L> Either<L, Option<HeldImage>> nothing() {
        return Either.right(Option.none());
    }
}

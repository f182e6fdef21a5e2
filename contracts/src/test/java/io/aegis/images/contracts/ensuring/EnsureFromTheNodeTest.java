package io.aegis.images.contracts.ensuring;

import static io.aegis.images.contracts.ensuring.Given.AGENT;
import static io.aegis.images.contracts.ensuring.Given.AGENT_HERE;
import static io.aegis.images.contracts.ensuring.Given.ASKER;
import static io.aegis.images.contracts.ensuring.Given.BYTES;
import static io.aegis.images.contracts.ensuring.Given.IMAGE;
import static io.aegis.images.contracts.ensuring.Given.REQUEST;
import static io.aegis.images.contracts.ensuring.Given.SILENT;
import static io.aegis.images.contracts.ensuring.Given.pull;
import static io.aegis.images.contracts.ensuring.ManualTime.NOON;
import static io.aegis.images.domain.pull.PullPolicy.ALWAYS;
import static io.aegis.images.domain.pull.PullPolicy.IF_NOT_PRESENT;
import static io.aegis.images.domain.pull.PullPolicy.NEVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aegis.images.application.EnsureFailure;
import io.aegis.images.application.port.RecordFailure;
import io.aegis.images.domain.image.CachedBy;
import io.aegis.images.domain.image.ImageEvent.ImageCached;
import io.aegis.images.domain.image.ImageEvent.ImagePullCompleted;
import io.aegis.images.domain.image.ImageEvent.ImagePullFailed;
import io.aegis.images.domain.image.ImageEvent.ImageRemoved;
import io.aegis.images.domain.image.PullOrder;
import io.aegis.images.domain.image.Requester;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.AccessDenied;
import io.aegis.images.domain.pull.PullFailure.DiskFull;
import io.aegis.images.domain.pull.PullFailure.ImageNotFound;
import io.aegis.images.domain.pull.PullFailure.Missing;
import io.aegis.images.domain.pull.PullFailure.PlatformMismatch;
import io.aegis.images.domain.pull.PullFailure.RecordUnavailable;
import io.aegis.images.domain.pull.PullPolicy;
import io.aegis.images.domain.pull.PullSource;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class EnsureFromTheNodeTest {

    private static final Platform ARM64 = new Platform("linux", "arm64", Option.none());
    private static final ImageCached FOUND = new ImageCached(AGENT_HERE, IMAGE, CachedBy.FOUND, Requester.NODE, NOON);

    private final TestNode node = new TestNode();

    @ParameterizedTest
    @EnumSource(names = {"IF_NOT_PRESENT", "NEVER"})
    void answersFromTheNodeWithoutTheRegistryWhenTheImageIsThere(PullPolicy policy) {
        node.runtime.holds(AGENT, IMAGE);

        assertThat(node.ensure(REQUEST.under(policy))).isEqualTo(Either.right(cached(1, policy)));
        assertThat(node.events()).containsExactly(FOUND, cached(1, policy));
        assertThat(node.runtime.pulls()).isZero();
        assertThat(node.credentialsAsked()).isZero();
    }

    @Test
    void recordsOnceThatItWasFoundAndEachTimeThatItWasUsed() {
        node.runtime.holds(AGENT, IMAGE);
        node.ensure(REQUEST);
        node.ensure(REQUEST);

        assertThat(node.events()).containsExactly(FOUND, cached(1, IF_NOT_PRESENT), cached(2, IF_NOT_PRESENT));
    }

    @Test
    void failsUnderNeverWhenTheImageIsNotThere() {
        var absent = new ImageNotFound(AGENT, Missing.ON_NODE, Detail.NONE);

        assertThat(node.ensure(REQUEST.under(NEVER)))
                .isEqualTo(Either.left(failure(NEVER, Option.some(ScriptedRuntime.AMD64), absent)));
        assertThat(node.events()).containsExactly(failed(NEVER, absent));
        assertThat(node.runtime.pulls()).isZero();
    }

    @Test
    void failsUnderNeverWhenTheImageIsForAnotherPlatform() {
        node.runtime.holds(AGENT, Given.image('a', ARM64));
        var mismatch = new PlatformMismatch(AGENT, Option.some(ScriptedRuntime.AMD64), Option.some(ARM64), Detail.NONE);

        assertThat(node.ensure(REQUEST.under(NEVER)).getLeft().failure()).isEqualTo(mismatch);
    }

    @ParameterizedTest
    @EnumSource
    void neverTakesARuntimeThatCannotSayForOneWithoutTheImage(PullPolicy policy) {
        node.runtime.cannotSay(SILENT);
        var request = Given.on(ScriptedRuntime.AMD64).under(policy);

        assertThat(node.ensure(request).getLeft().failure()).isEqualTo(SILENT);
        assertThat(node.events()).containsExactly(failed(policy, SILENT));
        assertThat(node.runtime.pulls()).isZero();
    }

    @Test
    void failsWhenTheRuntimeDoesNotTellItsPlatform() {
        node.runtime.cannotSay(SILENT);

        assertThat(node.ensure(REQUEST)).isEqualTo(Either.left(failure(IF_NOT_PRESENT, Option.none(), SILENT)));
        assertThat(node.events()).containsExactly(failed(IF_NOT_PRESENT, SILENT));
    }

    @Test
    void goesToNoRegistryWithoutAnAnswerFromTheCredentialStore() {
        PullFailure unset = new AccessDenied(Given.GHCR, new Detail("GHCR_TOKEN is not set"));
        node.findsCredential(Either.left(unset));

        assertThat(node.ensure(REQUEST.under(ALWAYS)).getLeft().failure()).isEqualTo(unset);
        assertThat(node.events()).containsExactly(failed(ALWAYS, unset));
        assertThat(node.runtime.pulls()).isZero();
    }

    @Test
    void givesNoAnswerThatIsNotRecorded() {
        node.runtime.holds(AGENT, IMAGE);
        node.recordsWith((_, _) -> Either.left(new RecordFailure.Unusable("/data", new Detail("read-only"))));

        assertThat(node.ensure(REQUEST).getLeft().failure())
                .isEqualTo(new RecordUnavailable("/data", new Detail("read-only")));
    }

    @ParameterizedTest
    @EnumSource(names = {"IF_NOT_PRESENT", "ALWAYS"})
    void beginsNoPullThatIsNotRecorded(PullPolicy policy) {
        node.recordsWith((_, _) -> Either.left(new RecordFailure.Full("/data", Detail.NONE)));

        assertThat(node.ensure(REQUEST.under(policy)).getLeft().failure())
                .isEqualTo(new DiskFull("/data", Detail.NONE));
        assertThat(node.runtime.pulls()).isZero();
    }

    @Test
    void seesWhatTheRuntimeHoldsAnewEachTime() {
        node.runtime.holds(AGENT, IMAGE);
        node.ensure(REQUEST.under(NEVER));
        node.runtime.loses(AGENT);

        assertThat(node.ensure(REQUEST.under(NEVER)).getLeft().failure())
                .isEqualTo(new ImageNotFound(AGENT, Missing.ON_NODE, Detail.NONE));
        assertThat(node.events().stream().map(Object::getClass).toList())
                .isEqualTo(List.of(
                        ImageCached.class, ImagePullCompleted.class, ImageRemoved.class, ImagePullFailed.class));
    }

    private static ImagePullCompleted cached(int request, PullPolicy policy) {
        return new ImagePullCompleted(
                AGENT_HERE,
                pull(request),
                policy,
                PullSource.CACHED,
                IMAGE,
                0,
                Duration.ZERO,
                Option.none(),
                Option.none(),
                Option.none(),
                ASKER,
                NOON);
    }

    private static ImagePullFailed failed(PullPolicy policy, PullFailure failure) {
        return new ImagePullFailed(AGENT_HERE, pull(1), policy, failure, 1, Duration.ZERO, Option.none(), ASKER, NOON);
    }

    private static EnsureFailure failure(PullPolicy policy, Option<Platform> platform, PullFailure failure) {
        var order = new PullOrder(AGENT_HERE, pull(1), policy, platform, ASKER, NOON);
        return new EnsureFailure(order, failure, Duration.ZERO, Option.none());
    }

    @Test
    void handsOutNothingThatIsBeingRemoved() {
        node.runtime.holds(AGENT, IMAGE);
        var removal = node.leases.remove(List.of(AGENT)).get().get();
        var answer = node.ask(REQUEST);
        await().pollDelay(Duration.ofMillis(50)).until(() -> !answer.isDone());
        node.runtime.loses(AGENT);
        removal.close();

        node.runtime.nextPull().bring(IMAGE, BYTES);
        assertThat(answer.join().get().source()).isEqualTo(PullSource.DOWNLOADED);
    }

    @Test
    void letsNothingBeRemovedBetweenLookingAndRecording() {
        node.runtime.holds(AGENT, IMAGE);
        node.recordsWith((command, trace) -> {
            assertThat(node.leases.remove(List.of(AGENT)).get()).isEmpty();
            return node.record.handle(command, trace);
        });

        assertThat(node.ensure(REQUEST).get().source()).isEqualTo(PullSource.CACHED);
        node.leases.remove(List.of(AGENT)).get().get().close();
    }
}

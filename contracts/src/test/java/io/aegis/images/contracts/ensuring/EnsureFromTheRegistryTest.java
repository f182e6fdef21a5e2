package io.aegis.images.contracts.ensuring;

import static io.aegis.images.contracts.ensuring.Given.AGENT;
import static io.aegis.images.contracts.ensuring.Given.AGENT_HERE;
import static io.aegis.images.contracts.ensuring.Given.ASKER;
import static io.aegis.images.contracts.ensuring.Given.BROKEN;
import static io.aegis.images.contracts.ensuring.Given.BYTES;
import static io.aegis.images.contracts.ensuring.Given.CHANGED;
import static io.aegis.images.contracts.ensuring.Given.IMAGE;
import static io.aegis.images.contracts.ensuring.Given.REQUEST;
import static io.aegis.images.contracts.ensuring.Given.pull;
import static io.aegis.images.contracts.ensuring.ManualTime.NOON;
import static io.aegis.images.domain.pull.PullPolicy.ALWAYS;
import static io.aegis.images.domain.pull.PullPolicy.IF_NOT_PRESENT;
import static io.aegis.images.domain.pull.PullSource.CACHED;
import static io.aegis.images.domain.pull.PullSource.DOWNLOADED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.aegis.images.application.port.PullRequest;
import io.aegis.images.application.port.RecordFailure;
import io.aegis.images.application.settings.PullClocks;
import io.aegis.images.application.settings.PullLimits;
import io.aegis.images.application.settings.PullSettings;
import io.aegis.images.application.settings.RetryRules;
import io.aegis.images.domain.credential.AccessProof;
import io.aegis.images.domain.credential.Credential;
import io.aegis.images.domain.credential.CredentialSource;
import io.aegis.images.domain.credential.FoundCredential;
import io.aegis.images.domain.image.CachedBy;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.image.ImageCommand.CompletePull;
import io.aegis.images.domain.image.ImageEvent;
import io.aegis.images.domain.image.ImageEvent.ImageCached;
import io.aegis.images.domain.image.ImageEvent.ImagePullCompleted;
import io.aegis.images.domain.image.ImageEvent.ImagePullFailed;
import io.aegis.images.domain.image.ImageEvent.ImagePullStarted;
import io.aegis.images.domain.image.ImageEvent.ImageRemoved;
import io.aegis.images.domain.image.Requester;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.PlatformMismatch;
import io.aegis.images.domain.pull.PullFailure.RecordUnavailable;
import io.aegis.images.domain.pull.PullPolicy;
import io.aegis.images.domain.pull.PullSource;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EnsureFromTheRegistryTest {

    private static final Platform ARM64 = new Platform("linux", "arm64", Option.none());
    private static final Credential ROBOT = new Credential.UsernamePassword("robot", "Pl4nt3d");

    private static final PullSettings ONE_AT_A_TIME =
            new PullSettings(PullClocks.DEFAULT, new PullLimits(1, 1), RetryRules.ONE_ATTEMPT, Option.none());

    private final TestNode node = new TestNode(ONE_AT_A_TIME);

    @Test
    void bringsAMissingImageOntoTheNode() {
        node.runtime.onPull(open -> open.bring(IMAGE, BYTES));

        assertThat(node.ensure(REQUEST)).isEqualTo(Either.right(completed(IF_NOT_PRESENT, DOWNLOADED, IMAGE, BYTES)));
        assertThat(node.events())
                .containsExactly(
                        started(IF_NOT_PRESENT),
                        completed(IF_NOT_PRESENT, DOWNLOADED, IMAGE, BYTES),
                        new ImageCached(AGENT_HERE, IMAGE, CachedBy.PULLED, ASKER, NOON));
    }

    @Test
    void recordsAndClaimsThePullBeforeItBegins() {
        var seen = new CompletableFuture<List<ImageEvent>>();
        node.runtime.onPull(open -> {
            seen.complete(node.claims.isClaimed(pull(1)) ? node.events() : List.of());
            open.bring(IMAGE, BYTES);
        });
        node.ensure(REQUEST);

        assertThat(seen.join()).containsExactly(started(IF_NOT_PRESENT));
        assertThat(node.claims.isClaimed(pull(1))).isFalse();
    }

    @Test
    void tellsAndRecordsWhyTheRegistryWouldNotGiveIt() {
        node.runtime.onPull(open -> open.fail(BROKEN));

        assertThat(node.ensure(REQUEST).getLeft().failure()).isEqualTo(BROKEN);
        assertThat(node.events()).containsExactly(started(IF_NOT_PRESENT), failed(BROKEN));
        assertThat(node.claims.isClaimed(pull(1))).isFalse();
    }

    @Test
    void asksTheRegistryUnderAlwaysAndAnswersCachedWhenNothingChanged() {
        node.runtime.holds(AGENT, IMAGE);
        node.runtime.onPull(open -> open.bring(IMAGE, 0));

        assertThat(node.ensure(REQUEST.under(ALWAYS))).isEqualTo(Either.right(completed(ALWAYS, CACHED, IMAGE, 0)));
        assertThat(node.events()).containsExactly(found(IMAGE), started(ALWAYS), completed(ALWAYS, CACHED, IMAGE, 0));
    }

    @Test
    void asksTheRegistryUnderAlwaysAndAnswersDownloadedWhenTheContentChanged() {
        node.runtime.holds(AGENT, IMAGE);
        node.runtime.onPull(open -> open.bring(CHANGED, BYTES));

        assertThat(node.ensure(REQUEST.under(ALWAYS)))
                .isEqualTo(Either.right(completed(ALWAYS, DOWNLOADED, CHANGED, BYTES)));
        assertThat(node.events())
                .containsExactly(
                        found(IMAGE),
                        started(ALWAYS),
                        completed(ALWAYS, DOWNLOADED, CHANGED, BYTES),
                        new ImageCached(AGENT_HERE, CHANGED, CachedBy.PULLED, ASKER, NOON));
    }

    @Test
    void failsWhenTheRuntimeCallsAnotherPlatformsImageASuccess() {
        var foreign = Given.image('c', ARM64);
        node.runtime.onPull(open -> open.bring(foreign, BYTES));
        var mismatch = new PlatformMismatch(AGENT, Option.some(ScriptedRuntime.AMD64), Option.some(ARM64), Detail.NONE);

        assertThat(node.ensure(REQUEST).getLeft().failure()).isEqualTo(mismatch);
        assertThat(node.events())
                .containsExactly(
                        started(IF_NOT_PRESENT),
                        failed(mismatch),
                        new ImageCached(AGENT_HERE, foreign, CachedBy.PULLED, ASKER, NOON));
    }

    @Test
    void pullsWhatIsHeldForAnotherPlatformOnly() {
        node.runtime.holds(AGENT, Given.image('c', ARM64));
        node.runtime.onPull(open -> open.bring(IMAGE, BYTES));

        assertThat(node.ensure(REQUEST).map(ImagePullCompleted::source)).isEqualTo(Either.right(DOWNLOADED));
    }

    @Test
    void showsTheRuntimeTheCredentialAndTheRecordOnlyItsSource() {
        node.findsCredential(
                Either.right(new FoundCredential(Option.some(ROBOT), new CredentialSource("node configuration"))));
        node.runtime.onPull(open -> open.bring(IMAGE, BYTES));
        node.ensure(REQUEST);

        assertThat(node.runtime.nextPull().request())
                .isEqualTo(new PullRequest(AGENT, Option.none(), Option.some(ROBOT)));
        assertThat(node.events().getFirst())
                .isInstanceOfSatisfying(
                        ImagePullStarted.class,
                        started -> assertThat(started.credential()).hasToString("node configuration"));
        assertThat(node.record.after(0, 100).get().toString()).doesNotContain("Pl4nt3d");
    }

    @Test
    void asksTheRuntimeForAPlatformOnlyWhereTheCallerNamesOne() {
        node.runtime.onPull(open -> open.bring(Given.image('c', ARM64), BYTES));
        node.ensure(Given.on(ARM64));

        assertThat(node.runtime.nextPull().request())
                .isEqualTo(new PullRequest(AGENT, Option.some(ARM64), Option.none()));
    }

    @Test
    void tellsHowLongItTook() {
        node.runtime.onPull(open -> {
            node.time.pass(Duration.ofSeconds(5));
            open.fail(BROKEN);
        });

        assertThat(node.ensure(REQUEST).getLeft().duration()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void givesNoImageWhosePullIsNotOnRecordToItsEnd() {
        node.runtime.onPull(open -> open.bring(IMAGE, BYTES));
        node.recordsWith((command, trace) -> command instanceof CompletePull
                ? Either.left(new RecordFailure.Unusable("/data", Detail.NONE))
                : node.record.handle(command, trace));

        assertThat(node.ensure(REQUEST).getLeft().failure()).isEqualTo(new RecordUnavailable("/data", Detail.NONE));
        assertThat(node.events()).containsExactly(started(IF_NOT_PRESENT));
    }

    @Test
    void leavesNobodyWaitingWhenTheRuntimeThrowsAgainstItsContract() {
        node.runtime.onPull(open -> open.crash(new IllegalStateException("broken adapter")));

        assertThatThrownBy(() -> node.ensure(REQUEST)).hasStackTraceContaining("broken adapter");

        node.runtime.onPull(open -> open.bring(IMAGE, BYTES));
        assertThat(node.ensure(REQUEST).isRight()).isTrue();
    }

    @Test
    void looksAgainAfterWaitingBecauseAnotherMayHaveBroughtTheImageMeanwhile() {
        var first = node.ask(REQUEST);
        var bringing = node.runtime.nextPull();
        node.findsCredential(
                Either.right(new FoundCredential(Option.some(ROBOT), new CredentialSource("node configuration"))));
        var second = node.ask(REQUEST);
        await().until(() -> node.credentialsAsked() == 2);
        node.runtime.onPull(open -> open.bring(IMAGE, BYTES));
        bringing.bring(IMAGE, BYTES);
        first.join();

        assertThat(second.join().map(ImagePullCompleted::source)).isEqualTo(Either.right(CACHED));
        assertThat(node.events()).noneMatch(ImageRemoved.class::isInstance);
        assertThat(node.runtime.pulls()).isEqualTo(1);
    }

    private static ImagePullStarted started(PullPolicy policy) {
        return new ImagePullStarted(
                AGENT_HERE,
                pull(1),
                policy,
                Option.some(ScriptedRuntime.AMD64),
                CredentialSource.ANONYMOUS,
                1,
                ASKER,
                NOON,
                NOON);
    }

    private static ImagePullCompleted completed(PullPolicy policy, PullSource source, HeldImage image, long bytes) {
        return new ImagePullCompleted(
                AGENT_HERE,
                pull(1),
                policy,
                source,
                image,
                bytes,
                Duration.ZERO,
                Option.none(),
                Option.some(new AccessProof(CredentialSource.ANONYMOUS, NOON)),
                Option.none(),
                ASKER,
                NOON);
    }

    private static ImagePullFailed failed(PullFailure failure) {
        return new ImagePullFailed(
                AGENT_HERE, pull(1), IF_NOT_PRESENT, failure, 1, Duration.ZERO, Option.none(), ASKER, NOON);
    }

    private static ImageCached found(HeldImage image) {
        return new ImageCached(AGENT_HERE, image, CachedBy.FOUND, Requester.NODE, NOON);
    }
}

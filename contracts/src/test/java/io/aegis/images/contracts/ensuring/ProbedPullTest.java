package io.aegis.images.contracts.ensuring;

import static io.aegis.images.contracts.ensuring.Given.AGENT;
import static io.aegis.images.contracts.ensuring.Given.BROKEN;
import static io.aegis.images.contracts.ensuring.Given.BYTES;
import static io.aegis.images.contracts.ensuring.Given.CHANGED;
import static io.aegis.images.contracts.ensuring.Given.GHCR;
import static io.aegis.images.contracts.ensuring.Given.IMAGE;
import static io.aegis.images.contracts.ensuring.Given.REQUEST;
import static io.aegis.images.contracts.ensuring.ManualTime.NOON;
import static io.aegis.images.domain.pull.PullPolicy.ALWAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.LayerProgress.Phase;
import io.aegis.images.application.port.PullObserver;
import io.aegis.images.application.port.RateBudgets.RateBudget;
import io.aegis.images.application.port.Registry.RemoteLayer;
import io.aegis.images.application.port.Registry.RemoteManifest;
import io.aegis.images.application.port.StoragePlace;
import io.aegis.images.application.settings.PullSettings;
import io.aegis.images.domain.credential.Account;
import io.aegis.images.domain.credential.Credential.UsernamePassword;
import io.aegis.images.domain.credential.CredentialSource;
import io.aegis.images.domain.credential.FoundCredential;
import io.aegis.images.domain.image.ImageEvent.ImagePullCompleted;
import io.aegis.images.domain.image.ImageEvent.ImagePullStarted;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.AccessDenied;
import io.aegis.images.domain.pull.PullFailure.AuthenticationFailed;
import io.aegis.images.domain.pull.PullFailure.DiskFull;
import io.aegis.images.domain.pull.PullFailure.ImageNotFound;
import io.aegis.images.domain.pull.PullFailure.Missing;
import io.aegis.images.domain.pull.PullFailure.RateLimited;
import io.aegis.images.domain.pull.PullFailure.Refusal;
import io.aegis.images.domain.pull.PullFailure.RegistryUnreachable;
import io.aegis.images.domain.pull.PullFailure.Room;
import io.aegis.images.domain.pull.PullSource;
import io.aegis.images.domain.reference.Digest;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ProbedPullTest {

    private static final Digest LAYER = new Digest("sha256:" + "c".repeat(64));
    private static final String SHORT = "c".repeat(12);
    private static final long MEGABYTE = 1_000_000;
    private static final long LARGE = 20 * MEGABYTE;
    private static final PullFailure AMBIGUOUS = new ImageNotFound(AGENT, Missing.OR_HIDDEN, new Detail("denied"));
    private static final PullFailure LIMITED =
            new RateLimited(GHCR, Option.some(Duration.ofSeconds(7)), new Detail("toomanyrequests"));

    private final TestNode node = new TestNode();

    @Test
    void tellsTheRegistrysReasonWhereTheRuntimesIsAmbiguous() {
        var missing = new ImageNotFound(AGENT, Missing.TAG, List.of("1.40"), Detail.NONE);
        node.registry.says(missing);
        node.runtime.onPull(pull -> pull.fail(AMBIGUOUS));

        assertThat(failure()).isEqualTo(missing);
    }

    @Test
    void waitsForTheRegistrysReasonWhereTheRuntimesIsAmbiguous() {
        var answer = node.registry.hesitates();
        node.runtime.onPull(pull -> pull.fail(AMBIGUOUS));
        var asking = node.ask(REQUEST);
        await().until(() -> node.registry.shown().size() == 1);
        var wrong = new AuthenticationFailed(GHCR, Refusal.WRONG, Detail.NONE);
        answer.complete(Either.left(wrong));

        assertThat(asking.join().getLeft().failure()).isEqualTo(wrong);
    }

    @Test
    void keepsTheRuntimesReasonWhereTheRegistryKnowsNoBetter() {
        node.runtime.onPull(pull -> pull.fail(AMBIGUOUS));

        assertThat(failure()).isEqualTo(AMBIGUOUS);
    }

    @Test
    void keepsAReasonThatIsNotAmbiguous() {
        node.registry.says(new ImageNotFound(AGENT, Missing.TAG, Detail.NONE));
        node.runtime.onPull(pull -> pull.fail(BROKEN));

        assertThat(failure()).isEqualTo(BROKEN);
    }

    @Test
    void endsAtOnceWhatTheRuntimeWouldWaitOutInSilence() {
        node.registry.says(LIMITED);

        assertThat(failure()).isEqualTo(LIMITED);
    }

    @Test
    void letsAPullGoOnThatTheRuntimeGetsFromElsewhere() {
        var answer = node.registry.hesitates();
        var asking = node.ask(REQUEST);
        var pull = node.runtime.nextPull();
        pull.resolve();
        answer.complete(Either.left(LIMITED));
        pull.bring(IMAGE, BYTES);

        assertThat(asking.join().isRight()).isTrue();
    }

    @Test
    void letsAPullGoOnThatAMirrorMayServe() {
        node.registry.hasMirrors();
        node.registry.says(LIMITED);
        var asking = node.ask(REQUEST);
        var pull = node.runtime.nextPull();
        await().during(Duration.ofMillis(200)).until(() -> !pull.isOver());
        pull.bring(IMAGE, BYTES);

        assertThat(asking.join().isRight()).isTrue();
    }

    @Test
    void pullsUnderAlwaysFromAMirrorWhatTheRegistryLimits() {
        node.registry.hasMirrors();
        node.registry.says(LIMITED);
        node.runtime.holds(AGENT, IMAGE);
        node.runtime.onPull(pull -> pull.bring(CHANGED, BYTES));

        assertThat(node.ensure(REQUEST.under(ALWAYS)).map(ImagePullCompleted::source))
                .isEqualTo(Either.right(PullSource.DOWNLOADED));
    }

    @Test
    void tellsOfTheLimitWhereNoMirrorServedThePullEither() {
        node.registry.hasMirrors();
        node.registry.says(LIMITED);
        node.runtime.onPull(pull -> pull.fail(new RateLimited(GHCR, Option.none(), Detail.NONE)));

        assertThat(failure()).isEqualTo(LIMITED);
    }

    @Test
    void tellsWhoFollowsThePullItsTrueSize() {
        var told = new CopyOnWriteArrayList<RemoteLayer>();
        var layer = new RemoteLayer(LAYER, MEGABYTE);
        node.registry.has(IMAGE.digest().get(), layer);
        var asking = node.ask(
                REQUEST,
                new PullObserver() {
                    @Override
                    public void sized(List<RemoteLayer> layers) {
                        told.addAll(layers);
                    }
                },
                Cancellation.none());
        await().until(() -> told.equals(List.of(layer)));
        node.runtime.nextPull().bring(IMAGE, BYTES);

        assertThat(asking.join().isRight()).isTrue();
    }

    @Test
    void costsNoPullWhereTheRegistryCountsThem() {
        node.budgets.said(new RateBudget(GHCR, Account.ANONYMOUS, 100, 50, Option.some(Duration.ofHours(6)), NOON));
        node.registry.has(IMAGE.digest().get());
        var asking = node.ask(REQUEST);
        await().until(() -> node.registry.shown().size() == 1);
        node.runtime.nextPull().bring(IMAGE, BYTES);

        assertThat(asking.join().isRight()).isTrue();
        assertThat(node.registry.shown()).hasSize(1);
        assertThat(node.lastTrace())
                .contains("0 s registry: ghcr.io has " + IMAGE.digest().get() + "; 50 of 100 pulls remain");
    }

    @Test
    void failsAtOnceWhatCannotFit() {
        node.runtime.hasRoom(
                new StoragePlace("/var/lib/containers", Option.some(100 * LARGE)),
                new StoragePlace("/var/tmp", Option.some(LARGE - 1)));
        node.registry.has(IMAGE.digest().get(), new RemoteLayer(LAYER, LARGE));
        node.runtime.onPull(pull -> pull.report(SHORT, Phase.WAITING, 0));

        assertThat(failure()).isEqualTo(new DiskFull("/var/tmp", Option.some(new Room(LARGE, LARGE - 1)), Detail.NONE));
    }

    @Test
    void asksForNoRoomWhereAnImageIsSmall() {
        node.runtime.hasRoom(new StoragePlace("/var/lib/docker", Option.some(0L)));
        node.registry.has(IMAGE.digest().get(), new RemoteLayer(LAYER, MEGABYTE));
        var asking = node.ask(REQUEST);
        var pull = node.runtime.nextPull();
        pull.report(SHORT, Phase.WAITING, 0);
        await().until(() -> node.registry.shown().size() == 2);
        pull.bring(IMAGE, BYTES);

        assertThat(asking.join().isRight()).isTrue();
    }

    @Test
    void countsNoLayerThatHasTakenItsRoomAlready() {
        var answer = node.registry.hesitates();
        var second = new Digest("sha256:" + "d".repeat(64));
        node.registry.weighs(new RemoteLayer(LAYER, LARGE), new RemoteLayer(second, LARGE));
        node.runtime.hasRoom(new StoragePlace("/var/lib/docker", Option.some(LARGE)));
        var asking = node.ask(REQUEST);
        var pull = node.runtime.nextPull();
        pull.report(SHORT, Phase.DONE, 0);
        pull.report("d".repeat(12), Phase.WAITING, 0);
        answer.complete(Either.right(ScriptedRegistry.manifest(IMAGE.digest().get())));
        await().until(() -> node.runtime.storageAsked() == 1);
        pull.report("d".repeat(12), Phase.DOWNLOADING, 1);
        pull.bring(IMAGE, BYTES);

        assertThat(asking.join().isRight()).isTrue();
    }

    @Test
    void countsNoLayerThatIsThereAlready() {
        node.runtime.hasRoom(new StoragePlace("/var/lib/docker", Option.some(LARGE - 1)));
        node.registry.has(IMAGE.digest().get(), new RemoteLayer(LAYER, LARGE));
        var asking = node.ask(REQUEST);
        var pull = node.runtime.nextPull();
        pull.report(SHORT, Phase.PRESENT, 0);
        pull.bring(IMAGE, BYTES);

        assertThat(asking.join().isRight()).isTrue();
    }

    @Test
    void needsNoPullUnderAlwaysForWhatTheRegistryStillStandsBy() {
        node.runtime.holds(AGENT, IMAGE);
        node.registry.has(IMAGE.digest().get());

        assertThat(node.ensure(REQUEST.under(ALWAYS)).map(ImagePullCompleted::source))
                .isEqualTo(Either.right(PullSource.CACHED));
        assertThat(node.runtime.pulls()).isZero();
        assertThat(node.events()).hasAtLeastOneElementOfType(ImagePullStarted.class);
    }

    @Test
    void pullsUnderAlwaysWhereOnlyAMirrorStandsByIt() {
        node.runtime.holds(AGENT, IMAGE);
        node.registry.answers(new RemoteManifest(IMAGE.digest().get(), "application/json", "mirror.example"));
        node.runtime.onPull(pull -> pull.bring(IMAGE, BYTES));

        assertThat(node.ensure(REQUEST.under(ALWAYS)).isRight()).isTrue();
        assertThat(node.runtime.pulls()).isEqualTo(1);
    }

    @Test
    void pullsUnderAlwaysWhatHasChanged() {
        node.runtime.holds(AGENT, IMAGE);
        node.registry.has(CHANGED.digest().get());
        node.runtime.onPull(pull -> pull.bring(CHANGED, BYTES));

        assertThat(node.ensure(REQUEST.under(ALWAYS)).map(ImagePullCompleted::source))
                .isEqualTo(Either.right(PullSource.DOWNLOADED));
    }

    @Test
    void failsUnderAlwaysWhileTheRegistryIsDown() {
        node.runtime.holds(AGENT, IMAGE);
        node.runtime.onPull(pull -> pull.fail(BROKEN));

        assertThat(node.ensure(REQUEST.under(ALWAYS)).getLeft().failure()).isEqualTo(BROKEN);
    }

    @Test
    void fallsBackToTheCopyWhereThatIsConfiguredAndSaysSo() {
        var lenient = new TestNode(PullSettings.DEFAULT.fallingBackToCached());
        lenient.runtime.holds(AGENT, IMAGE);
        var down = new RegistryUnreachable(GHCR, new Detail("no route to host"));
        lenient.runtime.onPull(pull -> pull.fail(down));
        var served = lenient.ensure(REQUEST.under(ALWAYS)).get();

        assertThat(served.fallback()).isEqualTo(Option.some(down));
        assertThat(served.image()).isEqualTo(IMAGE);
        assertThat(lenient.events()).endsWith(served);
    }

    @Test
    void doesNotFallBackWhereTheRegistrySaysNo() {
        var lenient = new TestNode(PullSettings.DEFAULT.fallingBackToCached());
        lenient.runtime.holds(AGENT, IMAGE);
        var refused = new AuthenticationFailed(GHCR, Refusal.WRONG, Detail.NONE);
        lenient.runtime.onPull(pull -> pull.fail(refused));

        assertThat(lenient.ensure(REQUEST.under(ALWAYS)).getLeft().failure()).isEqualTo(refused);
    }

    @Test
    void pullsNothingFromARegistryThatSendsCredentialsElsewhere() {
        var elsewhere = new AccessDenied(GHCR, new Detail("its token server is evil.example"));
        node.findsCredential(Either.right(new FoundCredential(
                Option.some(new UsernamePassword("robot", "secret")), new CredentialSource("node configuration"))));
        node.registry.sendsCredentialsElsewhere(elsewhere);

        assertThat(failure()).isEqualTo(elsewhere);
        assertThat(node.runtime.pulls()).isZero();
    }

    @Test
    void leavesTheLastPullsOfARegistryToExecutions() {
        node.budgets.said(new RateBudget(GHCR, Account.ANONYMOUS, 100, 9, Option.some(Duration.ofHours(6)), NOON));
        node.runtime.onPull(pull -> pull.bring(IMAGE, BYTES));
        var left = node.ensure(REQUEST.yielding()).getLeft();

        assertThat(left.failure())
                .isEqualTo(new RateLimited(
                        GHCR,
                        Option.some(Duration.ofHours(6)),
                        new Detail("the 9 of 100 pulls that remain are left to executions")));
        assertThat(node.ensure(REQUEST).isRight()).isTrue();
    }

    @Test
    void leavesToExecutionsWhatItsOwnAccountHasLeft() {
        var robot = new UsernamePassword("robot", "secret");
        node.findsCredential(
                Either.right(new FoundCredential(Option.some(robot), new CredentialSource("node configuration"))));
        node.runtime.onPull(pull -> pull.bring(IMAGE, BYTES));
        node.budgets.said(new RateBudget(GHCR, Account.ANONYMOUS, 100, 9, Option.none(), NOON));
        assertThat(node.ensure(REQUEST.yielding()).isRight()).isTrue();

        node.budgets.said(new RateBudget(GHCR, new Account("robot"), 100, 9, Option.none(), NOON));
        assertThat(node.ensure(REQUEST.under(ALWAYS).yielding()).getLeft().failure())
                .isInstanceOf(RateLimited.class);
    }

    @Test
    void takesTheWordOfARegistryThatToldNoWindowForAnHour() {
        node.budgets.said(new RateBudget(GHCR, Account.ANONYMOUS, 100, 9, Option.none(), NOON));
        node.runtime.onPull(pull -> pull.bring(IMAGE, BYTES));

        assertThat(node.ensure(REQUEST.yielding()).getLeft().failure().retryAfter())
                .isEqualTo(Option.some(Duration.ofHours(1)));
        node.time.pass(Duration.ofHours(1).plusNanos(1));
        assertThat(node.ensure(REQUEST.yielding()).isRight()).isTrue();
    }

    private PullFailure failure() {
        return node.ensure(REQUEST).getLeft().failure();
    }
}

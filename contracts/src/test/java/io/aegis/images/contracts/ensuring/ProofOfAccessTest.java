package io.aegis.images.contracts.ensuring;

import static io.aegis.images.contracts.ensuring.Given.AGENT;
import static io.aegis.images.contracts.ensuring.Given.BYTES;
import static io.aegis.images.contracts.ensuring.Given.GHCR;
import static io.aegis.images.contracts.ensuring.Given.IMAGE;
import static io.aegis.images.contracts.ensuring.Given.REQUEST;
import static io.aegis.images.contracts.ensuring.ManualTime.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aegis.images.application.EnsureFailure;
import io.aegis.images.application.EnsureRequest;
import io.aegis.images.application.port.AccessProofs.Subject;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.PullObserver;
import io.aegis.images.application.port.Registry.RemoteLayer;
import io.aegis.images.application.record.DecisionTrace;
import io.aegis.images.application.settings.AccessRules;
import io.aegis.images.application.settings.AccessRules.Mode;
import io.aegis.images.application.settings.PullClocks;
import io.aegis.images.application.settings.PullLimits;
import io.aegis.images.application.settings.PullSettings;
import io.aegis.images.application.settings.RetryRules;
import io.aegis.images.domain.credential.AccessProof;
import io.aegis.images.domain.credential.Claimant;
import io.aegis.images.domain.credential.Credential;
import io.aegis.images.domain.credential.Credential.UsernamePassword;
import io.aegis.images.domain.credential.CredentialSource;
import io.aegis.images.domain.credential.FoundCredential;
import io.aegis.images.domain.credential.RequestCredential;
import io.aegis.images.domain.image.ImageCommand.PullImage;
import io.aegis.images.domain.image.ImageEvent.ImagePullCompleted;
import io.aegis.images.domain.image.PullOrder;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.AccessDenied;
import io.aegis.images.domain.pull.PullFailure.AuthenticationFailed;
import io.aegis.images.domain.pull.PullFailure.Cancelled;
import io.aegis.images.domain.pull.PullFailure.Denial;
import io.aegis.images.domain.pull.PullFailure.Refusal;
import io.aegis.images.domain.pull.PullFailure.RegistryUnreachable;
import io.aegis.images.domain.pull.PullPolicy;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class ProofOfAccessTest {

    private static final Duration DAY = Duration.ofHours(24);
    private static final EnsureRequest OF_TEAM_A = REQUEST.with(own("env:TEAM_A"));
    private static final EnsureRequest OF_TEAM_B = REQUEST.with(own("env:TEAM_B"));
    private static final PullFailure REFUSED = new AuthenticationFailed(GHCR, Refusal.LACKS_SCOPE, Detail.NONE);

    @Test
    void letsWhoBroughtTheImageHaveItAgainWithoutTheRegistry() {
        var node = node(Mode.NEVER_FOR_PRELOADED);
        pulledByTeamA(node);

        assertThat(node.ensure(OF_TEAM_A).map(ImagePullCompleted::access)).isEqualTo(proven("env:TEAM_A"));
        assertThat(node.registry.shown()).isEmpty();
    }

    @Test
    void handsNobodyWhatAnothersCredentialBrought() {
        var node = node(Mode.NEVER_FOR_PRELOADED);
        pulledByTeamA(node);
        finds(node, "env:TEAM_B");
        node.registry.says(REFUSED);

        assertThat(failure(node, OF_TEAM_B))
                .isEqualTo(new AccessDenied(GHCR, Denial.NOT_PROVEN, new Detail(REFUSED.message())));
        assertThat(node.registry.shown()).containsExactly(Option.some(credential("env:TEAM_B")));
        assertThat(node.runtime.pulls()).isEqualTo(1);
    }

    @Test
    void handsNobodyWhatAnotherBroughtWhileTheyQueued() {
        var node = new TestNode(
                new PullSettings(PullClocks.DEFAULT, new PullLimits(1, 1), RetryRules.ONE_ATTEMPT, Option.none())
                        .withoutProbe());
        node.ask(EnsureRequest.of(Given.reference("ghcr.io/acme/other:1")));
        var other = node.runtime.nextPull();
        finds(node, "env:TEAM_B");
        node.registry.says(REFUSED);
        var queued = node.ask(OF_TEAM_B);
        await().until(() -> node.credentialsAsked() == 2);
        node.proofs.remember(
                Subject.of(AGENT, IMAGE.imageId()),
                Claimant.of(RequestCredential.parse("env:TEAM_A"), Option.none()),
                new AccessProof(new CredentialSource("env:TEAM_A"), NOON));
        node.runtime.holds(AGENT, IMAGE);
        other.fail(REFUSED);

        assertThat(queued.join().getLeft().failure()).isInstanceOf(AccessDenied.class);
        assertThat(node.runtime.pulls()).isEqualTo(1);
    }

    @Test
    void handsNobodyWhatAPullHasBroughtThatIsStillUnderWay() {
        var node = node(Mode.NEVER_FOR_PRELOADED);
        finds(node, "env:TEAM_A");
        var first = node.ask(OF_TEAM_A);
        var pull = node.runtime.nextPull();
        node.runtime.holds(AGENT, IMAGE);
        finds(node, "env:TEAM_B");
        node.registry.says(REFUSED);

        var second = node.ask(OF_TEAM_B);
        pull.bring(IMAGE, BYTES);
        assertThat(first.join().isRight()).isTrue();
        assertThat(second.join().getLeft().failure()).isInstanceOf(AccessDenied.class);
    }

    @Test
    void handsNobodyWhatAPullOfAnotherProcessHasBroughtThatIsStillUnderWay() {
        var node = node(Mode.NEVER_FOR_PRELOADED);
        finds(node, "env:TEAM_A");
        var first = node.ask(OF_TEAM_A);
        var pull = node.runtime.nextPull();
        node.runtime.holds(AGENT, IMAGE);
        var second = node.otherProcess().ensure(OF_TEAM_B.under(PullPolicy.NEVER));
        pull.bring(IMAGE, BYTES);

        assertThat(first.join().isRight()).isTrue();
        assertThat(second.getLeft().failure()).isInstanceOf(AccessDenied.class);
    }

    @Test
    void handsNobodyWhatACrashedPullMayHaveBrought() {
        var node = node(Mode.NEVER_FOR_PRELOADED);
        crashed(node);
        node.time.pass(Duration.ofMinutes(1));
        node.runtime.holds(AGENT, IMAGE);

        assertThat(failure(node, OF_TEAM_B.under(PullPolicy.NEVER))).isInstanceOf(AccessDenied.class);
        node.reconciler().followRuntime();
        assertThat(failure(node, OF_TEAM_B.under(PullPolicy.NEVER))).isInstanceOf(AccessDenied.class);
    }

    @Test
    void takesPresenceForEnoughThatIsOlderThanTheCrashedPull() {
        var node = node(Mode.NEVER_FOR_PRELOADED);
        node.runtime.holds(AGENT, IMAGE);
        node.reconciler().followRuntime();
        crashed(node);

        assertThat(node.ensure(OF_TEAM_B.under(PullPolicy.NEVER)).map(ImagePullCompleted::access))
                .isEqualTo(Either.right(Option.none()));
    }

    private static void crashed(TestNode node) {
        var order = new PullOrder(
                Given.AGENT_HERE, Given.pull(99), PullPolicy.ALWAYS, Option.none(), Given.ASKER, node.time.instant());
        var held = node.runtime.find(AGENT).get();
        node.record.handle(
                new PullImage(order, held, new CredentialSource("env:TEAM_A"), Option.none(), 1, node.time.instant()),
                DecisionTrace.EMPTY);
    }

    @Test
    void waitsForThePullThatIsJustBringingIt() {
        var node = node(Mode.NEVER_FOR_PRELOADED);
        finds(node, "env:TEAM_A");
        var first = node.ask(OF_TEAM_A);
        var pull = node.runtime.nextPull();
        node.runtime.holds(AGENT, IMAGE);
        var second = node.ask(OF_TEAM_A);
        var impatient = new Cancellation();
        var third = node.ask(OF_TEAM_A.under(PullPolicy.NEVER), PullObserver.NONE, impatient);
        impatient.cancel(new Cancelled(Detail.NONE));

        assertThat(third.join().isLeft()).isTrue();
        pull.bring(IMAGE, BYTES);
        assertThat(first.join().isRight()).isTrue();
        assertThat(second.join().map(ImagePullCompleted::access)).isEqualTo(proven("env:TEAM_A"));
        assertThat(node.registry.shown()).isEmpty();
    }

    @Test
    void handsNobodyWhatAFailedPullBrought() {
        var node = node(Mode.NEVER_FOR_PRELOADED);
        finds(node, "env:TEAM_A");
        node.runtime.onPull(pull -> failAfterAll(node, pull));
        node.registry.says(REFUSED);

        assertThat(failure(node, OF_TEAM_A)).isEqualTo(REFUSED);
        assertThat(failure(node, OF_TEAM_B)).isInstanceOf(AccessDenied.class);
        assertThat(node.proofs.isPulled(Subject.of(AGENT, IMAGE.imageId()))).isEqualTo(Either.right(true));
    }

    @Test
    void handsNobodyWhatAFailedPullMayHaveBrought() {
        var node = node(Mode.NEVER_FOR_PRELOADED);
        finds(node, "env:TEAM_A");
        node.runtime.onPull(pull -> {
            node.runtime.cannotSay(Given.SILENT);
            failAfterAll(node, pull);
        });
        node.registry.says(REFUSED);

        assertThat(failure(node, OF_TEAM_A)).isEqualTo(REFUSED);
        node.runtime.speaksAgain();
        assertThat(failure(node, OF_TEAM_B)).isInstanceOf(AccessDenied.class);
    }

    @Test
    void takesPresenceForEnoughAlsoAfterAPullThatChangedNothing() {
        var node = node(Mode.NEVER_FOR_PRELOADED);
        node.runtime.holds(AGENT, IMAGE);
        finds(node, "env:TEAM_A");
        node.runtime.onPull(pull -> pull.fail(REFUSED));

        assertThat(failure(node, OF_TEAM_A.under(PullPolicy.ALWAYS))).isEqualTo(REFUSED);
        assertThat(node.ensure(OF_TEAM_B).map(ImagePullCompleted::access)).isEqualTo(Either.right(Option.none()));
    }

    @Test
    void takesPresenceForEnoughAlsoAfterAPullThatFoundNothingNewer() {
        var node = node(Mode.NEVER_FOR_PRELOADED);
        node.runtime.holds(AGENT, IMAGE);
        finds(node, "env:TEAM_A");
        node.runtime.onPull(pull -> pull.bring(IMAGE, 0));

        assertThat(node.ensure(OF_TEAM_A.under(PullPolicy.ALWAYS)).map(ImagePullCompleted::access))
                .isEqualTo(proven("env:TEAM_A"));
        assertThat(node.ensure(OF_TEAM_B).map(ImagePullCompleted::access)).isEqualTo(Either.right(Option.none()));
    }

    @Test
    void letsAnotherHaveItWhoProvesARightToIt() {
        var node = node(Mode.NEVER_FOR_PRELOADED);
        pulledByTeamA(node);
        finds(node, "env:TEAM_B");
        node.registry.has(IMAGE.digest().get());

        assertThat(node.ensure(OF_TEAM_B).map(ImagePullCompleted::access)).isEqualTo(proven("env:TEAM_B"));
        assertThat(node.ensure(OF_TEAM_B).map(ImagePullCompleted::access)).isEqualTo(proven("env:TEAM_B"));
        assertThat(node.registry.shown()).hasSize(1);
    }

    @Test
    void wantsTheProofAnewWhenItIsOld() {
        var node = node(Mode.NEVER_FOR_PRELOADED);
        pulledByTeamA(node);
        node.time.pass(DAY);
        node.registry.says(REFUSED);

        assertThat(failure(node, OF_TEAM_A)).isInstanceOf(AccessDenied.class);
    }

    @Test
    void keepsWhatTheNodesOwnCredentialProvedForANodeWithoutANetwork() {
        var node = node(Mode.NEVER_FOR_PRELOADED);
        pull(node, REQUEST, "node configuration");
        node.time.pass(DAY.multipliedBy(365));

        assertThat(node.ensure(REQUEST).map(ImagePullCompleted::access)).isEqualTo(proven("node configuration"));
        assertThat(node.registry.shown()).isEmpty();
    }

    @Test
    void letsEverybodyHaveWhatTheRegistryGivesWithoutACredential() {
        var node = new TestNode(PullSettings.DEFAULT.under(rules(Mode.NEVER_FOR_PRELOADED)));
        var answered = new CountDownLatch(1);
        node.registry.has(IMAGE.digest().get(), new RemoteLayer(IMAGE.imageId(), BYTES));
        node.runtime.onPull(pull -> {
            until(answered);
            pull.bring(IMAGE, BYTES);
        });
        node.ask(REQUEST, sized(answered), Cancellation.none()).join();
        node.registry.says(REFUSED);

        assertThat(node.ensure(OF_TEAM_B).isRight()).isTrue();
    }

    @Test
    void doesNotTakeAPullThatWasShownNoCredentialForOneThatNeededNone() {
        var node = node(Mode.NEVER_FOR_PRELOADED);
        node.runtime.onPull(pull -> pull.bring(IMAGE, BYTES));
        node.ensure(REQUEST);
        node.registry.says(REFUSED);

        assertThat(failure(node, OF_TEAM_B)).isInstanceOf(AccessDenied.class);
        assertThat(node.ensure(REQUEST).isRight()).isTrue();
    }

    @Test
    void letsEverybodyHaveItAlsoWhoOnceProvedMore() {
        var node = new TestNode(PullSettings.DEFAULT.under(rules(Mode.NEVER_FOR_PRELOADED)));
        pulledByTeamA(node);
        node.findsCredential(Either.right(FoundCredential.anonymous()));
        node.registry.has(IMAGE.digest().get());
        node.ensure(REQUEST.under(PullPolicy.ALWAYS));
        node.registry.says(REFUSED);
        node.time.pass(DAY.multipliedBy(2));

        assertThat(node.ensure(OF_TEAM_A).isRight()).isTrue();
    }

    @Test
    void countsAProofNoLongerThanASecondAfterItWasRevoked() {
        var node = node(Mode.NEVER_FOR_PRELOADED);
        pulledByTeamA(node);
        node.ensure(OF_TEAM_A);
        node.proofs.revoke(Option.none(), Option.none(), NOON);
        node.registry.says(REFUSED);
        node.time.pass(Duration.ofSeconds(1));

        assertThat(failure(node, OF_TEAM_A)).isInstanceOf(AccessDenied.class);
    }

    @Test
    void asksNoRegistryUnderNever() {
        var node = node(Mode.NEVER_FOR_PRELOADED);
        pulledByTeamA(node);
        node.registry.has(IMAGE.digest().get());

        assertThat(failure(node, OF_TEAM_B.under(PullPolicy.NEVER)))
                .isEqualTo(new AccessDenied(GHCR, Denial.NOT_PROVEN, new Detail("the policy Never asks no registry")));
        assertThat(node.registry.shown()).isEmpty();
    }

    @Test
    void tellsARegistryThatCannotSayFromOneThatSaysNo() {
        var node = node(Mode.NEVER_FOR_PRELOADED);
        pulledByTeamA(node);
        finds(node, "env:TEAM_B");

        assertThat(failure(node, OF_TEAM_B)).isInstanceOf(RegistryUnreachable.class);
    }

    @Test
    void takesPresenceForEnoughWhereTheImageWasThereBeforehand() {
        var node = node(Mode.NEVER_FOR_PRELOADED);
        node.runtime.holds(AGENT, IMAGE);

        assertThat(node.ensure(OF_TEAM_B).map(ImagePullCompleted::access)).isEqualTo(Either.right(Option.none()));
        assertThat(node.credentialsAsked()).isZero();
    }

    @Test
    void wantsAProofOfImagesThatWereThereBeforehandToo() {
        var node = node(Mode.ALWAYS);
        node.runtime.holds(AGENT, IMAGE);
        node.registry.says(REFUSED);

        assertThat(failure(node, REQUEST)).isInstanceOf(AccessDenied.class);
    }

    @Test
    void wantsNoProofWhereNoneIsEverWanted() {
        var node = node(Mode.NEVER);
        pulledByTeamA(node);

        assertThat(node.ensure(OF_TEAM_B).isRight()).isTrue();
        assertThat(node.registry.shown()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"IF_NOT_PRESENT", "NEVER"})
    void wantsNoProofOfWhatIsOnTheList(PullPolicy policy) {
        var node = new TestNode(quietly(new AccessRules(Mode.NEVER_FOR_ALLOW_LIST, List.of("ghcr.io/acme"), DAY)));
        pulledByTeamA(node);

        assertThat(node.ensure(OF_TEAM_B.under(policy)).isRight()).isTrue();
    }

    @Test
    void wantsAProofOfWhatOnlyLooksLikeTheList() {
        var node = new TestNode(quietly(new AccessRules(Mode.NEVER_FOR_ALLOW_LIST, List.of("ghcr.io/ac"), DAY)));
        node.runtime.holds(AGENT, IMAGE);
        node.registry.says(REFUSED);

        assertThat(failure(node, OF_TEAM_B)).isInstanceOf(AccessDenied.class);
    }

    private static PullObserver sized(CountDownLatch told) {
        return new PullObserver() {
            @Override
            public void sized(List<RemoteLayer> layers) {
                told.countDown();
            }
        };
    }

    private static void until(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static TestNode node(Mode mode) {
        return new TestNode(quietly(rules(mode)));
    }

    private static AccessRules rules(Mode mode) {
        return new AccessRules(mode, List.of(), DAY);
    }

    /** So that what the registry is shown is shown for a proof. */
    private static PullSettings quietly(AccessRules rules) {
        return PullSettings.DEFAULT.withoutProbe().under(rules);
    }

    private static void failAfterAll(TestNode node, OpenPull pull) {
        node.runtime.holds(AGENT, IMAGE);
        pull.fail(REFUSED);
    }

    private static void pulledByTeamA(TestNode node) {
        pull(node, OF_TEAM_A, "env:TEAM_A");
    }

    private static void pull(TestNode node, EnsureRequest request, String source) {
        finds(node, source);
        node.runtime.onPull(pull -> pull.bring(IMAGE, BYTES));
        assertThat(node.ensure(request).map(ImagePullCompleted::access)).isEqualTo(proven(source));
    }

    private static void finds(TestNode node, String source) {
        node.findsCredential(
                Either.right(new FoundCredential(Option.some(credential(source)), new CredentialSource(source))));
    }

    private static Credential credential(String source) {
        return new UsernamePassword("robot", source);
    }

    private static Either<EnsureFailure, Option<AccessProof>> proven(String source) {
        return Either.right(Option.some(new AccessProof(new CredentialSource(source), NOON)));
    }

    private static PullFailure failure(TestNode node, EnsureRequest request) {
        return node.ensure(request).getLeft().failure();
    }

    private static RequestCredential own(String text) {
        return RequestCredential.parse(text).get();
    }
}

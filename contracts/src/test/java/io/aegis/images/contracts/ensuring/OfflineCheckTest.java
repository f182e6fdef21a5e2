package io.aegis.images.contracts.ensuring;

import static io.aegis.images.contracts.ensuring.Given.AGENT;
import static io.aegis.images.contracts.ensuring.Given.BYTES;
import static io.aegis.images.contracts.ensuring.Given.CHANGED;
import static io.aegis.images.contracts.ensuring.Given.IMAGE;
import static io.aegis.images.contracts.ensuring.Given.SILENT;
import static io.aegis.images.contracts.ensuring.Given.WITHDRAWN;
import static io.aegis.images.contracts.ensuring.Given.reference;
import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.OfflineQuestion;
import io.aegis.images.application.OfflineReport;
import io.aegis.images.application.OfflineReport.CheckedImage;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.preparation.ContentObserver;
import io.aegis.images.application.preparation.Need;
import io.aegis.images.application.preparation.Readiness;
import io.aegis.images.application.preparation.Readiness.Missing;
import io.aegis.images.application.preparation.Readiness.NeedsRegistry;
import io.aegis.images.application.preparation.Readiness.NotProven;
import io.aegis.images.application.preparation.Readiness.OtherDigest;
import io.aegis.images.application.preparation.Readiness.OtherPlatform;
import io.aegis.images.application.preparation.Readiness.Ready;
import io.aegis.images.application.preparation.Readiness.Unproven;
import io.aegis.images.application.resolution.ResolvedImage;
import io.aegis.images.application.settings.PullSettings;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.domain.content.ImageIntegrity.Intact;
import io.aegis.images.domain.credential.Credential.UsernamePassword;
import io.aegis.images.domain.credential.CredentialSource;
import io.aegis.images.domain.credential.FoundCredential;
import io.aegis.images.domain.credential.RequestCredential;
import io.aegis.images.domain.image.Requester;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.RuntimeUnavailable;
import io.aegis.images.domain.pull.PullPolicy;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OfflineCheckTest {

    private static final Digest LOCKED = new Digest("sha256:" + "c".repeat(64));

    private static final TestImage SMALL = TestImage.of(1, "amd64", 100);
    private static final TestImage SHARING = SMALL.sharing(1, 2, 100);
    private static final ImageReference OTHER = reference("ghcr.io/acme/other:1");

    private final TestNode node = new TestNode();

    @Test
    void findsReadyWhatIsHere() {
        node.runtime.holds(AGENT, IMAGE);

        assertThat(readiness(node, need(AGENT, PullPolicy.IF_NOT_PRESENT))).isEqualTo(new Ready(IMAGE, Option.none()));
    }

    @Test
    void listsWhatIsMissingOnceWhoeverNeedsIt() {
        var report = check(
                node,
                OfflineQuestion.NONE.of(
                        List.of(need(AGENT, PullPolicy.NEVER), owned(AGENT), need(AGENT, PullPolicy.ALWAYS))));

        assertThat(report.images()).extracting(CheckedImage::readiness).containsOnly(new Missing());
        assertThat(report.toCarry()).containsExactly(AGENT);
        assertThat(report.isReady()).isFalse();
    }

    @Test
    void tellsAnotherPlatform() {
        var arm = new Platform("linux", "arm64", Option.none());
        node.runtime.holds(AGENT, IMAGE);
        var question = new OfflineQuestion(
                List.of(need(AGENT, PullPolicy.IF_NOT_PRESENT)),
                Option.none(),
                Option.some(arm),
                Requester.NODE,
                Option.none(),
                false,
                false);

        assertThat(check(node, question).images())
                .extracting(CheckedImage::readiness)
                .containsExactly(new OtherPlatform(IMAGE, arm));
    }

    @Test
    void tellsTheTagUnderAnotherDigestThanTheLockedOne() {
        node.runtime.holds(AGENT, CHANGED);

        assertThat(readiness(node, need(AGENT.withDigest(LOCKED), PullPolicy.IF_NOT_PRESENT)))
                .isEqualTo(new OtherDigest(CHANGED, LOCKED));
    }

    @Test
    void needsTheRegistryUnderAlwaysUnlessTheCopyMayServe() {
        var falling = new TestNode(PullSettings.DEFAULT.fallingBackToCached());
        node.runtime.holds(AGENT, IMAGE);
        falling.runtime.holds(AGENT, IMAGE);

        assertThat(readiness(node, need(AGENT, PullPolicy.ALWAYS))).isEqualTo(new NeedsRegistry(IMAGE));
        assertThat(readiness(falling, need(AGENT, PullPolicy.ALWAYS))).isEqualTo(new Ready(IMAGE, Option.none()));
    }

    @Test
    void tellsWhomTheImageIsNotProvenFor() {
        node.runtime.onPull(pull -> pull.bring(IMAGE, BYTES));
        node.findsCredential(Either.right(new FoundCredential(
                Option.some(new UsernamePassword("robot", "s3cret")), new CredentialSource("node configuration"))));
        node.ensure(Given.REQUEST);

        assertThat(readiness(node, need(AGENT, PullPolicy.IF_NOT_PRESENT))).isInstanceOf(Ready.class);
        assertThat(readiness(node, owned(AGENT))).isInstanceOf(NotProven.class);
    }

    @Test
    void simulatesWhatExecutionsAreToldWithoutRecordingIt() {
        var gone = reference("ghcr.io/acme/gone:1");
        node.runtime.holds(AGENT, IMAGE);
        var report = check(node, simulated(need(AGENT, PullPolicy.IF_NOT_PRESENT), need(gone, PullPolicy.ALWAYS)));

        assertThat(report.images().getFirst().told()).isEqualTo(Option.none());
        assertThat(report.images().getLast().told().get()).isInstanceOf(PullFailure.RegistryUnreachable.class);
        assertThat(node.events()).isEmpty();
        assertThat(node.runtime.pulls()).isZero();
    }

    @Test
    void agreesWithItsSimulationUnderEveryPolicy() {
        for (var settings : List.of(PullSettings.DEFAULT, PullSettings.DEFAULT.fallingBackToCached())) {
            var checked = new TestNode(settings);
            checked.runtime.holds(AGENT, IMAGE);
            for (var policy : PullPolicy.values()) {
                var image =
                        check(checked, simulated(need(AGENT, policy))).images().getFirst();

                assertThat(image.told().isEmpty())
                        .as(policy + " " + settings.fallBackToCached())
                        .isEqualTo(image.readiness().isReady());
            }
        }
    }

    @Test
    void knowsNothingWhileTheRuntimeCannotSay() {
        node.runtime.cannotSay(SILENT);

        assertThat(node.offlineCheck()
                        .check(
                                OfflineQuestion.NONE.of(List.of(need(AGENT, PullPolicy.NEVER))),
                                ContentObserver.NONE,
                                Cancellation.none()))
                .isEqualTo(Either.left(SILENT));
    }

    @Test
    void findsIntactWhatIsEveryByteWhatItsDigestsSay() {
        holdsAgent();

        var image = deep(need(AGENT, PullPolicy.IF_NOT_PRESENT)).getFirst();

        assertThat(image.readiness()).isEqualTo(new Ready(SMALL.held(), Option.none()));
        assertThat(image.content()).contains(new Intact());
    }

    @Test
    void findsDamageAndHasTheImageCarriedAgain() {
        holdsAgent();
        node.contents.damage(SMALL.config().digest(), 0);

        var report = check(node, deeply(need(AGENT, PullPolicy.IF_NOT_PRESENT), need(AGENT, PullPolicy.ALWAYS)));

        assertThat(report.images())
                .extracting(CheckedImage::readiness)
                .allSatisfy(readiness -> assertThat(readiness.word()).isEqualTo("damaged"));
        assertThat(report.isReady()).isFalse();
        assertThat(report.toCarry()).containsExactly(AGENT);
    }

    @Test
    void takesWhatCannotBeReadNeitherForIntactNorForDamaged() {
        node.runtime.holds(AGENT, IMAGE);

        var image = deep(need(AGENT, PullPolicy.IF_NOT_PRESENT)).getFirst();

        assertThat(image.readiness()).isEqualTo(new Unproven(IMAGE, new Detail("no such image")));
        assertThat(image.readiness().isToBeCarried()).isFalse();
    }

    @Test
    void saysWhatIsInTheWayFirstWhereContentCannotBeRead() {
        node.runtime.holds(AGENT, IMAGE);

        assertThat(deep(need(AGENT, PullPolicy.ALWAYS)).getFirst().readiness()).isEqualTo(new NeedsRegistry(IMAGE));
    }

    @Test
    void readsEachImageOnceAndNothingThatIsToBeCarriedAnyway() {
        holdsAgent();
        node.runtime.holds(OTHER, SMALL.held());

        deep(
                need(AGENT, PullPolicy.IF_NOT_PRESENT),
                owned(AGENT),
                need(OTHER, PullPolicy.NEVER),
                need(reference("ghcr.io/acme/gone:1"), PullPolicy.NEVER));

        assertThat(node.contents.asked()).containsExactly(List.of(SMALL.config().digest()));
    }

    @Test
    void readsImagesThatShareLayersTogether() {
        holdsAgent();
        holds(OTHER, SHARING);

        assertThat(deep(needs(AGENT, OTHER)))
                .allMatch(image -> image.readiness().isReady());
        assertThat(node.contents.asked())
                .containsExactly(
                        List.of(SMALL.config().digest(), SHARING.config().digest()));
    }

    @Test
    void readsAloneWhatIsNotProvenTogether() {
        holdsAgent();
        holds(OTHER, SHARING);
        node.contents.damage(SHARING.config().digest(), 1);

        assertThat(deep(needs(AGENT, OTHER)))
                .extracting(image -> image.readiness().word())
                .containsExactly("ready", "damaged");
        assertThat(node.contents.asked())
                .containsExactly(
                        List.of(SMALL.config().digest(), SHARING.config().digest()),
                        List.of(SHARING.config().digest()));
    }

    @Test
    void readsEachPlaceInWhichALayerIsKept() {
        var elsewhere = TestImage.of(3, "amd64", 100);
        var above = SMALL.sharing(1, 2, 100);
        var apart = elsewhere.sharing(1, 2, 100);
        holds(AGENT, above);
        holds(OTHER, apart);
        node.contents.damage(apart.config().digest(), 1);

        assertThat(deep(needs(AGENT, OTHER)))
                .extracting(image -> image.readiness().word())
                .containsExactly("ready", "damaged");
    }

    @Test
    void knowsNothingWhenTheRuntimeGoesAwayInTheMiddle() {
        holdsAgent();
        holds(OTHER, SHARING);
        node.contents.goAway();

        assertThat(node.offlineCheck().check(deeply(needs(AGENT, OTHER)), ContentObserver.NONE, Cancellation.none()))
                .isEqualTo(Either.left(new RuntimeUnavailable("memory", new Detail("it went away"))));
    }

    @Test
    void readsNothingUnlessAskedTo() {
        holdsAgent();

        assertThat(check(node, simulated(need(AGENT, PullPolicy.NEVER)))
                        .images()
                        .getFirst()
                        .content())
                .isEmpty();
        assertThat(node.contents.asked()).isEmpty();
    }

    @Test
    void simulatesNoExecutionOutOfADamagedImage() {
        holdsAgent();
        node.contents.lose(SMALL.config().digest(), 0);
        var question = new OfflineQuestion(
                List.of(need(AGENT, PullPolicy.NEVER)),
                Option.none(),
                Option.none(),
                Requester.NODE,
                Option.none(),
                true,
                true);

        assertThat(check(node, question).images().getFirst().readiness().word()).isEqualTo("damaged");
    }

    @Test
    void endsWithTheReasonOfACancellation() {
        holdsAgent();
        var cancellation = new Cancellation();
        cancellation.cancel(WITHDRAWN);

        assertThat(node.offlineCheck()
                        .check(deeply(need(AGENT, PullPolicy.IF_NOT_PRESENT)), ContentObserver.NONE, cancellation))
                .isEqualTo(Either.left(WITHDRAWN));
        assertThat(node.contents.asked()).isEmpty();
    }

    private void holdsAgent() {
        holds(AGENT, SMALL);
    }

    private void holds(ImageReference reference, TestImage image) {
        node.runtime.holds(reference, image.held());
        node.contents.keep(image);
        node.prover.know(image);
    }

    private static Need[] needs(ImageReference... references) {
        return Stream.of(references)
                .map(reference -> need(reference, PullPolicy.IF_NOT_PRESENT))
                .toArray(Need[]::new);
    }

    private List<CheckedImage> deep(Need... needs) {
        return check(node, deeply(needs)).images();
    }

    private static OfflineQuestion deeply(Need... needs) {
        return new OfflineQuestion(
                List.of(needs), Option.none(), Option.none(), Requester.NODE, Option.none(), false, true);
    }

    private static OfflineQuestion simulated(Need... needs) {
        return new OfflineQuestion(
                List.of(needs), Option.none(), Option.none(), Requester.NODE, Option.none(), true, false);
    }

    private static Readiness readiness(TestNode node, Need need) {
        return check(node, OfflineQuestion.NONE.of(List.of(need)))
                .images()
                .getFirst()
                .readiness();
    }

    private static OfflineReport check(TestNode node, OfflineQuestion question) {
        return node.offlineCheck()
                .check(question, ContentObserver.NONE, Cancellation.none())
                .get();
    }

    private static Need owned(ImageReference reference) {
        return new Need(
                new ResolvedImage(reference, "as given", List.of()),
                PullPolicy.IF_NOT_PRESENT,
                Option.some(new RequestCredential.Variable("TEAM_A")),
                List.of("a test"));
    }

    private static Need need(ImageReference reference, PullPolicy policy) {
        return new Need(new ResolvedImage(reference, "as given", List.of()), policy, Option.none(), List.of("a test"));
    }
}

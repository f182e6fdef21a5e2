package io.aegis.images.contracts.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.ContainerRuntime;
import io.aegis.images.application.port.LayerProgress.Phase;
import io.aegis.images.application.port.PullObserver;
import io.aegis.images.application.port.PullRequest;
import io.aegis.images.application.port.PulledImage;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.domain.credential.Credential;
import io.aegis.images.domain.credential.Credential.UsernamePassword;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.AuthenticationFailed;
import io.aegis.images.domain.pull.PullFailure.Cancelled;
import io.aegis.images.domain.pull.PullFailure.ImageNotFound;
import io.aegis.images.domain.pull.PullFailure.RuntimeUnavailable;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a caller may count on with every {@link ContainerRuntime}. */
public abstract class ContainerRuntimeContract {

    private static final int MEGABYTE = 1 << 20;
    private static final Duration PROMPTLY = Duration.ofSeconds(10);
    private static final PullFailure WITHDRAWN = new Cancelled(new Detail("nobody waits for it any more"));

    /** Layers of one image are told from those of another run by what is in them, and so are names. */
    private final String repository = "lab-" + UUID.randomUUID() + "/agent";

    private final TestImage image = TestImage.fresh(4096);

    private ContainerRuntime runtime;
    private ContractRegistry registry;

    protected abstract ContainerRuntime runtime();

    /** One that nobody answers for. */
    protected abstract ContainerRuntime absentRuntime();

    protected abstract ContractRegistry registry(ContainerRuntime runtime);

    /** As it calls itself. */
    protected abstract String kind();

    @BeforeEach
    final void connect() {
        runtime = runtime();
        registry = registry(runtime);
    }

    @AfterEach
    final void disconnect() {
        registry.close();
        runtime.close();
    }

    @Test
    void holdsNothingUnderANameThatWasNeverPulled() {
        assertThat(runtime.find(registry.serve(repository, "1", image))).isEqualTo(Either.right(Option.none()));
    }

    @Test
    void saysThatItCannotSayWhenNobodyAnswers() {
        var reference = registry.serve(repository, "1", image);
        try (var absent = absentRuntime()) {
            assertThat(absent.find(reference).getLeft()).isInstanceOf(RuntimeUnavailable.class);
            assertThat(absent.list().getLeft()).isInstanceOf(RuntimeUnavailable.class);
            assertThat(absent.describe().getLeft()).isInstanceOf(RuntimeUnavailable.class);
            assertThat(absent.storage().getLeft()).isInstanceOf(RuntimeUnavailable.class);
            assertThat(pull(absent, reference).getLeft()).isInstanceOf(RuntimeUnavailable.class);
        }
    }

    @Test
    void pullsByTag() {
        var reference = registry.serve(repository, "1", image);
        assertIsTheImage(pull(reference).get().image());
        assertIsTheImage(runtime.find(reference).get().get());
    }

    @Test
    void pullsByDigest() {
        var byTag = registry.serve(repository, "1", image);
        var byDigest = ImageReference.parse(
                        byTag.name() + "@" + image.manifest().digest())
                .get();
        assertIsTheImage(pull(byDigest).get().image());
        assertIsTheImage(runtime.find(byDigest).get().get());
        assertThat(runtime.find(byTag)).isEqualTo(Either.right(Option.none()));
    }

    @Test
    void pullsTheDigestWhereATagStandsBesideIt() {
        var older = registry.serve(repository, "1", image)
                .withDigest(image.manifest().digest());
        registry.serve(repository, "1", TestImage.fresh(1024));
        assertIsTheImage(pull(older).get().image());
        assertIsTheImage(runtime.find(older).get().get());
    }

    @Test
    void pullsExactlyOneTag() {
        var wanted = registry.serve(repository, "1", image);
        var other = registry.serve(repository, "2", TestImage.fresh(1024));
        pull(wanted).get();
        assertThat(runtime.find(other)).isEqualTo(Either.right(Option.none()));
    }

    @Test
    void asksTheRegistryAgainForWhatIsHereAlready() {
        var reference = registry.serve(repository, "1", image);
        var first = pull(reference).get();
        var before = registry.questions();
        assertThat(pull(reference).get()).isEqualTo(new PulledImage(first.image(), 0));
        assertThat(registry.questions()).isGreaterThan(before);
    }

    @Test
    void tellsThatATagHasMoved() {
        var reference = registry.serve(repository, "1", image);
        pull(reference).get();
        var newer = TestImage.fresh(4096);
        registry.serve(repository, "1", newer);
        assertThat(pull(reference).get().image().digest())
                .contains(newer.manifest().digest());
        assertThat(runtime.find(reference).get().get().imageId())
                .isEqualTo(newer.config().digest());
    }

    @Test
    void tellsThePlatformOfWhatCameWithoutJudging() {
        var foreign = TestImage.of(image.hashCode(), "s390x", 1024);
        var came = pull(registry.serve(repository, "1", foreign)).get().image();
        assertThat(came.platform()).isEqualTo(new Platform("linux", "s390x", Option.none()));
    }

    @Test
    void tellsThatTheRegistryHasNoSuchImage() {
        var served = registry.serve(repository, "1", image);
        var absent = ImageReference.parse(served.name() + ":absent").get();
        assertThat(pull(absent).getLeft()).isInstanceOf(ImageNotFound.class);
        assertThat(runtime.find(absent)).isEqualTo(Either.right(Option.none()));
    }

    @Test
    void neverTakesAnotherRegistrysImageForAShortName() {
        pull(registry.serve(repository, "1", image)).get();
        var namesake = ImageReference.parse(repository + ":1").get();
        assertThat(runtime.find(namesake)).isEqualTo(Either.right(Option.none()));

        var pull = FollowedPull.start(runtime, request(namesake));
        registry.recover();
        if (!overPromptly(pull)) {
            pull.cancel(WITHDRAWN); // Docker Hub is out of reach, and the runtime waits for it
        }
        assertThat(pull.outcome().isLeft()).isTrue();
        assertThat(runtime.find(namesake)).isEqualTo(Either.right(Option.none()));
    }

    @Test
    void reportsProgress() {
        var reference = registry.serve(repository, "1", TestImage.fresh(MEGABYTE));
        registry.slowDown();
        var pull = FollowedPull.start(runtime, request(reference));
        await().atMost(PROMPTLY)
                .until(() -> pull.progress().stream()
                        .anyMatch(step -> step.phase() == Phase.DOWNLOADING
                                && step.current() > 0
                                && step.current() < step.total()));
        assertThat(pull.isResolved()).isTrue();
        assertThat(pull.progress()).allSatisfy(step -> assertThat(step.layer()).matches("[0-9a-f]{12}"));
        pull.cancel(WITHDRAWN);
        assertThat(pull.outcome()).isEqualTo(Either.left(WITHDRAWN));
    }

    @Test
    void endsAPullThatIsCancelledAndBringsTheImageTheNextTime() {
        var reference = registry.serve(repository, "1", image);
        registry.stall();
        var pull = FollowedPull.start(runtime, request(reference));
        await().atMost(PROMPTLY).until(() -> registry.questions() > 0);
        pull.cancel(WITHDRAWN);
        await().atMost(PROMPTLY).until(pull::isOver);
        assertThat(pull.outcome()).isEqualTo(Either.left(WITHDRAWN));
        assertThat(runtime.find(reference)).isEqualTo(Either.right(Option.none()));

        registry.recover();
        assertIsTheImage(pull(reference).get().image());
    }

    @Test
    void doesNotEvenStartAPullThatIsCancelledBefore() {
        var reference = registry.serve(repository, "1", image);
        var cancelled = new Cancellation();
        cancelled.cancel(WITHDRAWN);
        assertThat(runtime.pull(request(reference), PullObserver.NONE, cancelled))
                .isEqualTo(Either.left(WITHDRAWN));
        assertThat(runtime.find(reference)).isEqualTo(Either.right(Option.none()));
    }

    @Test
    void listsWhatItHoldsByTagAndByDigest() {
        var reference = registry.serve(repository, "1", image);
        pull(reference).get();
        assertThat(runtime.list().get()).anySatisfy(listed -> {
            assertThat(listed.imageId()).isEqualTo(image.config().digest());
            assertThat(listed.tags()).containsExactly(reference);
            assertThat(listed.digests())
                    .containsExactly(ImageReference.parse(
                                    reference.name() + "@" + image.manifest().digest())
                            .get());
        });
    }

    @Test
    void showsTheCredentialToTheRegistry() {
        var reference = registry.servePrivately(repository, "1", image);
        assertIsTheImage(
                pull(reference, Option.some(registry.credential())).get().image());
    }

    @Test
    void isRefusedWithoutTheCredential() {
        var reference = registry.servePrivately(repository, "1", image);
        assertThat(pull(reference).getLeft()).isInstanceOf(AuthenticationFailed.class);
        assertThat(pull(reference).getLeft().host()).contains(reference.host());
        assertThat(runtime.find(reference)).isEqualTo(Either.right(Option.none()));
    }

    @Test
    void isRefusedWithAWrongCredential() {
        var reference = registry.servePrivately(repository, "1", image);
        var failure = pull(reference, Option.some(new UsernamePassword("alice", "wrong-Pa55")))
                .getLeft();
        assertThat(failure).isInstanceOf(AuthenticationFailed.class);
        assertThat(failure.toString()).doesNotContain("wrong-Pa55");
    }

    @Test
    void describesItself() {
        var description = runtime.describe().get();
        assertThat(description.kind()).isEqualTo(kind());
        assertThat(description.version()).matches("\\d+\\.\\d+.*");
        assertThat(description.apiVersion()).matches("\\d+\\.\\d+");
        assertThat(description.platform().os()).isEqualTo("linux");
        assertThat(description.endpoint()).isNotEmpty();
    }

    @Test
    void namesTheDirectoriesThatItFillsIfAny() {
        assertThat(runtime.storage().get())
                .allSatisfy(place ->
                        assertThat(Files.isDirectory(Path.of(place.path()))).isTrue());
    }

    private void assertIsTheImage(HeldImage held) {
        var expected = image.held();
        assertThat(held.imageId()).isEqualTo(expected.imageId());
        assertThat(held.digest()).isEqualTo(expected.digest());
        assertThat(held.platform()).isEqualTo(expected.platform());
        assertThat(held.sizeBytes()).isBetween(expected.sizeBytes(), expected.sizeBytes() + MEGABYTE);
    }

    private Either<PullFailure, PulledImage> pull(ImageReference reference) {
        return pull(runtime, reference);
    }

    private Either<PullFailure, PulledImage> pull(ImageReference reference, Option<Credential> credential) {
        var request = new PullRequest(reference, Option.none(), credential);
        return runtime.pull(request, PullObserver.NONE, Cancellation.none());
    }

    private static Either<PullFailure, PulledImage> pull(ContainerRuntime runtime, ImageReference reference) {
        return runtime.pull(request(reference), PullObserver.NONE, Cancellation.none());
    }

    private static PullRequest request(ImageReference reference) {
        return new PullRequest(reference, Option.none(), Option.none());
    }

    private static boolean overPromptly(FollowedPull pull) {
        try {
            await().atMost(PROMPTLY).until(pull::isOver);
            return true;
        } catch (ConditionTimeoutException late) {
            return false;
        }
    }
}

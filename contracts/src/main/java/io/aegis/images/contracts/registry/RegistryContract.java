package io.aegis.images.contracts.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.Registry;
import io.aegis.images.application.port.Registry.Accepted;
import io.aegis.images.application.port.Registry.RemoteImage;
import io.aegis.images.application.port.Registry.RemoteLayer;
import io.aegis.images.application.port.Registry.RemoteManifest;
import io.aegis.images.domain.credential.Credential;
import io.aegis.images.domain.credential.Credential.UsernamePassword;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.AuthenticationFailed;
import io.aegis.images.domain.pull.PullFailure.Cancelled;
import io.aegis.images.domain.pull.PullFailure.ImageNotFound;
import io.aegis.images.domain.pull.PullFailure.Missing;
import io.aegis.images.domain.pull.PullFailure.PlatformMismatch;
import io.aegis.images.domain.pull.PullFailure.Refusal;
import io.aegis.images.domain.pull.PullFailure.RegistryUnreachable;
import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Registry} keeps to, whatever it asks. */
public abstract class RegistryContract {

    private static final Option<Credential> NOBODY = Option.none();
    private static final TestImage IMAGE = TestImage.of(1, "amd64", 1000, 2000);
    private static final TestImage OTHER = TestImage.of(2, "arm64", 3000);
    private static final Platform AMD64 = IMAGE.platform();
    private static final Platform ARM64 = OTHER.platform();

    private String repository;
    private Registry registry;

    protected abstract Registry registry();

    /** At a host that lets everybody read. */
    protected abstract Shelf open();

    /** At a host that wants {@link #credential()}. */
    protected abstract Shelf guarded();

    protected abstract UsernamePassword credential();

    @BeforeEach
    final void connect() {
        repository = "contract/" + UUID.randomUUID();
        registry = registry();
    }

    @AfterEach
    final void disconnect() {
        registry.close();
    }

    @Test
    void resolvesATagToTheManifestBehindIt() {
        var reference = open().push(repository, "1", IMAGE);

        assertThat(resolve(reference, NOBODY)).isEqualTo(Either.right(manifest(reference, IMAGE.manifest())));
    }

    @Test
    void followsATagThatMoved() {
        open().push(repository, "1", IMAGE);
        var reference = open().push(repository, "1", OTHER);

        assertThat(resolve(reference, NOBODY)).isEqualTo(Either.right(manifest(reference, OTHER.manifest())));
    }

    @Test
    void resolvesADigestToItself() {
        var reference =
                open().push(repository, "1", IMAGE).withDigest(IMAGE.manifest().digest());

        assertThat(resolve(reference, NOBODY)).isEqualTo(Either.right(manifest(reference, IMAGE.manifest())));
    }

    @Test
    void resolvesAnIndexToTheIndex() {
        var reference = open().pushIndex(repository, "1", IMAGE, OTHER);

        assertThat(resolve(reference, NOBODY))
                .isEqualTo(Either.right(manifest(reference, TestImage.index(IMAGE, OTHER))));
    }

    @Test
    void describesAnImageByItsLayers() {
        var reference = open().push(repository, "1", IMAGE);

        assertThat(describe(reference, AMD64))
                .isEqualTo(Either.right(new RemoteImage(
                        manifest(reference, IMAGE.manifest()), IMAGE.manifest().digest(), List.of(), layers(IMAGE))));
    }

    @Test
    void describesTheImageOfAnIndexThatIsForThePlatform() {
        var reference = open().pushIndex(repository, "1", IMAGE, OTHER);

        assertThat(describe(reference, ARM64))
                .isEqualTo(Either.right(new RemoteImage(
                        manifest(reference, TestImage.index(IMAGE, OTHER)),
                        OTHER.manifest().digest(),
                        List.of(AMD64, ARM64),
                        layers(OTHER))));
    }

    @Test
    void tellsAPlatformThatAnIndexDoesNotHave() {
        var reference = open().pushIndex(repository, "1", IMAGE);

        assertThat(describe(reference, ARM64).getLeft())
                .isInstanceOfSatisfying(
                        PlatformMismatch.class,
                        mismatch -> assertThat(mismatch.wanted()).contains(ARM64));
    }

    @Test
    void tellsAMissingTagAndTheNearestThatIsThere() {
        open().push(repository, "1.4.2", IMAGE);
        var reference = open().reference(repository + ":1.4");

        assertMissing(resolve(reference, NOBODY), Missing.TAG, "1.4.2");
        assertMissing(describe(reference, AMD64), Missing.TAG, "1.4.2");
    }

    @Test
    void tellsAMissingRepository() {
        open().push(repository, "1", IMAGE);
        var reference = open().reference(repository + "-not:1");

        assertMissing(resolve(reference, NOBODY), Missing.REPOSITORY);
        assertMissing(describe(reference, AMD64), Missing.REPOSITORY);
        assertMissing(registry.tags(reference, NOBODY), Missing.REPOSITORY);
    }

    @Test
    void tellsAMissingDigestWithoutGuessing() {
        var reference =
                open().push(repository, "1", IMAGE).withDigest(OTHER.manifest().digest());

        assertMissing(resolve(reference, NOBODY), Missing.TAG);
    }

    @Test
    void listsTheTags() {
        open().push(repository, "1", IMAGE);
        var reference = open().push(repository, "2", OTHER);

        assertThat(registry.tags(reference, NOBODY).get()).containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void knowsOfNoReferrersWhereThereAreNone() {
        assertThat(registry.referrers(open().push(repository, "1", IMAGE), NOBODY))
                .isEqualTo(Either.right(List.of()));
    }

    @Test
    void tellsARegistryThatIsNotThere() {
        var nobody = ImageReference.parse("127.0.0.1:1/a/b:1").get();

        assertThat(resolve(nobody, NOBODY).getLeft()).isInstanceOf(RegistryUnreachable.class);
    }

    @Test
    void wantsACredentialWhereTheRegistryDoes() {
        var reference = guarded().push(repository, "1", IMAGE);

        assertRefused(resolve(reference, NOBODY), Refusal.NONE_SHOWN);
        assertRefused(registry.login(guarded().host(), NOBODY), Refusal.NONE_SHOWN);
    }

    @Test
    void tellsAWrongCredential() {
        var reference = guarded().push(repository, "1", IMAGE);

        assertRefused(resolve(reference, wrong()), Refusal.WRONG);
        assertRefused(registry.login(guarded().host(), wrong()), Refusal.WRONG);
    }

    @Test
    void isLetInWithTheRightCredential() {
        var reference = guarded().push(repository, "1", IMAGE);

        assertThat(resolve(reference, right())).isEqualTo(Either.right(manifest(reference, IMAGE.manifest())));
        assertThat(registry.tags(reference, right())).isEqualTo(Either.right(List.of("1")));
        assertThat(registry.login(guarded().host(), right())).isEqualTo(Either.right(Accepted.ACCEPTED));
    }

    @Test
    void givesNobodyWhatAnothersCredentialOpened() {
        var reference = guarded().push(repository, "1", IMAGE);
        assertThat(resolve(reference, right()).isRight()).isTrue();

        assertRefused(resolve(reference, wrong()), Refusal.WRONG);
        assertRefused(resolve(reference, NOBODY), Refusal.NONE_SHOWN);
    }

    @Test
    void letsEverybodyInWhereNoCredentialIsWanted() {
        open().push(repository, "1", IMAGE);

        assertThat(registry.login(open().host(), NOBODY)).isEqualTo(Either.right(Accepted.ACCEPTED));
    }

    @Test
    void keepsCredentialsAsFarAsIsKnown() {
        assertThat(registry.keepsCredentials(open().host())).isEqualTo(Either.right(Accepted.ACCEPTED));
        assertThat(registry.keepsCredentials(new RegistryHost("127.0.0.1:1")))
                .isEqualTo(Either.right(Accepted.ACCEPTED));
    }

    @Test
    void endsACancelledQuestionWithItsReason() {
        var cancellation = Cancellation.none();
        cancellation.cancel(new Cancelled(new Detail("enough")));

        assertThat(registry.resolve(open().push(repository, "1", IMAGE), NOBODY, cancellation))
                .isEqualTo(Either.left(new Cancelled(new Detail("enough"))));
    }

    private Either<PullFailure, RemoteManifest> resolve(ImageReference reference, Option<Credential> credential) {
        return registry.resolve(reference, credential, Cancellation.none());
    }

    private Either<PullFailure, RemoteImage> describe(ImageReference reference, Platform platform) {
        return registry.describe(reference, platform, NOBODY, Cancellation.none());
    }

    private Option<Credential> right() {
        return Option.some(credential());
    }

    private Option<Credential> wrong() {
        return Option.some(new UsernamePassword(
                credential().username(), "not-" + credential().password()));
    }

    private static RemoteManifest manifest(ImageReference reference, Blob manifest) {
        return new RemoteManifest(
                manifest.digest(), manifest.mediaType(), reference.host().value());
    }

    private static List<RemoteLayer> layers(TestImage image) {
        return image.layers().stream()
                .map(layer -> new RemoteLayer(layer.digest(), layer.content().length))
                .toList();
    }

    private static void assertMissing(Either<PullFailure, ?> told, Missing missing, String... nearest) {
        assertThat(told.getLeft()).isInstanceOfSatisfying(ImageNotFound.class, failure -> {
            assertThat(failure.missing()).isEqualTo(missing);
            assertThat(failure.nearestTags()).containsExactly(nearest);
        });
    }

    private static void assertRefused(Either<PullFailure, ?> told, Refusal refusal) {
        assertThat(told.getLeft())
                .isInstanceOfSatisfying(
                        AuthenticationFailed.class,
                        failure -> assertThat(failure.refusal()).isEqualTo(refusal));
    }
}

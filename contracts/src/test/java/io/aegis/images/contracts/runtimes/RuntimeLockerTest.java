package io.aegis.images.contracts.runtimes;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.CredentialStore;
import io.aegis.images.application.runtimes.LockFailure;
import io.aegis.images.application.runtimes.LockPlatforms;
import io.aegis.images.application.runtimes.RuntimeLocker;
import io.aegis.images.contracts.registry.InMemoryContent;
import io.aegis.images.contracts.registry.InMemoryContents;
import io.aegis.images.contracts.registry.Shelf;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.domain.credential.Credential.UsernamePassword;
import io.aegis.images.domain.credential.CredentialSource;
import io.aegis.images.domain.credential.FoundCredential;
import io.aegis.images.domain.fit.StartConfiguration;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.AuthenticationFailed;
import io.aegis.images.domain.pull.PullFailure.ImageNotFound;
import io.aegis.images.domain.pull.PullFailure.PlatformMismatch;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.reference.RegistryHost;
import io.aegis.images.domain.runtime.LockedImage;
import io.aegis.images.domain.runtime.LockedRuntime;
import io.aegis.images.domain.runtime.RuntimeEntry;
import io.aegis.images.domain.runtime.RuntimeLock;
import io.aegis.images.domain.runtime.RuntimeRegistry;
import io.aegis.images.domain.runtime.StandardRuntime;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RuntimeLockerTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final RegistryHost HOST = new RegistryHost("registry.acme.example");
    private static final Platform AMD64 = platform("amd64");
    private static final Platform ARM64 = platform("arm64");
    private static final StandardRuntime PYTHON = new StandardRuntime("python", "3.11");
    private static final StandardRuntime GO = new StandardRuntime("go", "1.21");
    private static final StandardRuntime NODE = new StandardRuntime("node", "20");
    private static final TestImage INTEL = TestImage.of(1, "amd64", 10);
    private static final TestImage ARM = TestImage.of(2, "arm64", 10);

    private final InMemoryContent content = new InMemoryContent();
    private final InMemoryContents contents = new InMemoryContents()
            .put(INTEL, new StartConfiguration(AMD64, List.of(), List.of(), List.of(), "/"))
            .put(ARM, new StartConfiguration(ARM64, List.of(), List.of(), List.of(), "/"));
    private final Shelf shelf = content.shelf(HOST);

    @Test
    void resolvesATagToTheIndexAndToTheImagesInIt() {
        var image = shelf.pushIndex("python", "3.11", INTEL, ARM);

        assertThat(lock(Map.of(PYTHON, image), AMD64, ARM64))
                .isEqualTo(Either.right(Map.of(
                        PYTHON,
                        new LockedRuntime(
                                image,
                                TestImage.index(INTEL, ARM).digest(),
                                Map.of(AMD64, locked(INTEL), ARM64, locked(ARM)),
                                NOON))));
    }

    @Test
    void resolvesAnOnlyImageToItsManifest() {
        var image = shelf.push("python", "3.11", INTEL);

        assertThat(lock(Map.of(PYTHON, image), AMD64).get().get(PYTHON))
                .isEqualTo(new LockedRuntime(image, INTEL.manifest().digest(), Map.of(AMD64, locked(INTEL)), NOON));
    }

    @Test
    void tellsEveryFailureAndAnswersNothingElse() {
        var good = shelf.push("python", "3.11", INTEL);
        var absent = shelf.reference("go:1.21");
        var other = shelf.push("node", "20", ARM);

        var failures =
                lock(Map.of(PYTHON, good, GO, absent, NODE, other), AMD64).getLeft();
        assertThat(failures).extracting(LockFailure::runtime).containsExactly(GO, NODE);
        assertThat(failures)
                .extracting(LockFailure::failure)
                .hasExactlyElementsOfTypes(ImageNotFound.class, PlatformMismatch.class);
    }

    @Test
    void wantsEveryPlatformThatIsAskedForAndOtherwiseOneOfTheUsual() {
        var image = shelf.push("python", "3.11", INTEL);

        assertThat(lock(Map.of(PYTHON, image), AMD64, ARM64)
                        .getLeft()
                        .getFirst()
                        .failure())
                .isInstanceOf(PlatformMismatch.class);
        assertThat(lock(Map.of(PYTHON, image)).get().values())
                .extracting(LockedRuntime::platforms)
                .containsExactly(Map.of(AMD64, locked(INTEL)));
        assertThat(LockPlatforms.of(List.of(), Option.some(lockOf(ARM64))).wanted())
                .containsExactly(ARM64);
    }

    @Test
    void refusesAnIndexThatPutsAnotherImageInAPlatformsPlace() {
        contents.put(INTEL, new StartConfiguration(ARM64, List.of(), List.of(), List.of(), "/"));
        var image = shelf.pushIndex("python", "3.11", INTEL);

        assertThat(lock(Map.of(PYTHON, image), AMD64).getLeft().getFirst().failure())
                .isInstanceOfSatisfying(
                        PlatformMismatch.class,
                        failure -> assertThat(failure.found()).contains(ARM64));
    }

    @Test
    void asksOnceForAnImageThatServesSeveralRuntimes() {
        var image = shelf.push("node", "20", INTEL);
        var asked = new AtomicInteger();
        CredentialStore counting = _ -> {
            asked.incrementAndGet();
            return Either.right(FoundCredential.anonymous());
        };

        assertThat(lock(counting, Map.of(NODE, image, new StandardRuntime("typescript", "5.1"), image), AMD64)
                        .get())
                .hasSize(2);
        assertThat(asked).hasValue(1);
    }

    @Test
    void showsTheNodesCredentialAndFailsWhereItsSourceDoes() {
        var login = new UsernamePassword("me", "hunter2");
        var image = shelf.push("python", "3.11", INTEL);
        content.requireCredential(HOST, login);

        CredentialStore knowing =
                _ -> Either.right(new FoundCredential(Option.some(login), new CredentialSource("node configuration")));
        PullFailure unreadable = new AuthenticationFailed(HOST, Detail.NONE);
        assertThat(lock(knowing, Map.of(PYTHON, image), AMD64).isRight()).isTrue();
        assertThat(lock(Map.of(PYTHON, image), AMD64).getLeft().getFirst().failure())
                .isInstanceOf(AuthenticationFailed.class);
        assertThat(lock(_ -> Either.left(unreadable), Map.of(PYTHON, image), AMD64))
                .isEqualTo(Either.left(List.of(new LockFailure(PYTHON, image, unreadable))));
    }

    private Either<List<LockFailure>, Map<StandardRuntime, LockedRuntime>> lock(
            Map<StandardRuntime, ImageReference> images, Platform... platforms) {
        return lock(_ -> Either.right(FoundCredential.anonymous()), images, platforms);
    }

    private Either<List<LockFailure>, Map<StandardRuntime, LockedRuntime>> lock(
            CredentialStore credentials, Map<StandardRuntime, ImageReference> images, Platform... platforms) {
        var registry = registry(images);
        return new RuntimeLocker(credentials, content, contents, InstantSource.fixed(NOON.plusMillis(300)))
                .lock(
                        registry,
                        registry.all(),
                        LockPlatforms.of(List.of(platforms), Option.none()),
                        Cancellation.none());
    }

    static RuntimeRegistry registry(Map<StandardRuntime, ImageReference> images) {
        var runtimes = new HashMap<String, Map<String, RuntimeEntry>>();
        images.forEach((runtime, image) -> runtimes.put(
                runtime.language(), Map.of(runtime.version(), new RuntimeEntry(image, "", false, Map.of()))));
        return new RuntimeRegistry(runtimes);
    }

    private static RuntimeLock lockOf(Platform platform) {
        var digest = new Digest("sha256:" + "a".repeat(64));
        return new RuntimeLock(Map.of(
                PYTHON,
                new LockedRuntime(
                        ImageReference.parse("python").get(),
                        digest,
                        Map.of(platform, new LockedImage(digest, digest)),
                        NOON)));
    }

    private static LockedImage locked(TestImage image) {
        return new LockedImage(image.manifest().digest(), image.config().digest());
    }

    private static Platform platform(String architecture) {
        return new Platform("linux", architecture, Option.none());
    }
}

package io.aegis.images.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.resolution.ResolvedImage;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.runtime.CustomRuntime;
import io.aegis.images.domain.runtime.LockedRuntime;
import io.aegis.images.domain.runtime.RuntimeEntry;
import io.aegis.images.domain.runtime.RuntimeLock;
import io.aegis.images.domain.runtime.RuntimeRegistry;
import io.aegis.images.domain.runtime.StandardRuntime;
import io.aegis.images.domain.runtime.UnresolvedRuntime.LockedOtherwise;
import io.aegis.images.domain.runtime.UnresolvedRuntime.NotLocked;
import io.aegis.images.domain.runtime.UnresolvedRuntime.UnknownVersion;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImageResolverTest {

    private static final ImageReference SLIM = reference("python:3.11-slim");
    private static final ImageReference OLD = reference("python:3.9-slim");
    private static final Digest DIGEST = new Digest("sha256:" + "a".repeat(64));
    private static final RuntimeRegistry REGISTRY =
            new RuntimeRegistry(Map.of("python", Map.of("3.11", entry(SLIM, false), "3.9", entry(OLD, true))));
    private static final ImageResolver RESOLVER = new ImageResolver(REGISTRY);

    @Test
    void findsTheImageOfAStandardRuntime() {
        assertThat(RESOLVER.resolve(new StandardRuntime("python", "3.11")))
                .isEqualTo(Either.right(new ResolvedImage(SLIM, "python 3.11 in the runtime registry", List.of())));
    }

    @Test
    void warnsOfADeprecatedRuntime() {
        assertThat(RESOLVER.resolve(new StandardRuntime("python", "3.9")).get().warnings())
                .containsExactly("python 3.9 is deprecated: python:3.9-slim still works, but its support ends; use a"
                        + " newer version");
    }

    @Test
    void takesACustomRuntimesOwnImage() {
        var agent = reference("ghcr.io/acme/agent:1.4");

        assertThat(RESOLVER.resolve(new CustomRuntime(agent)))
                .isEqualTo(Either.right(new ResolvedImage(agent, "the manifest's own image", List.of())));
    }

    @Test
    void tellsWhatIsThereInstead() {
        assertThat(RESOLVER.resolve(new StandardRuntime("python", "2.7")))
                .isEqualTo(Either.left(new UnknownVersion("python", "2.7", List.of("3.9", "3.11"))));
    }

    @Test
    void meansTheLockedBytesWhereThereIsALock() {
        assertThat(locking(SLIM).resolve(new StandardRuntime("python", "3.11")))
                .isEqualTo(Either.right(new ResolvedImage(
                        SLIM.withDigest(DIGEST), "python 3.11 in the runtime registry, by its lock", List.of())));
    }

    @Test
    void meansNoOtherBytesWhereTheLockDoesNotHoldARuntimeAsTheRegistryHasIt() {
        assertThat(locking(SLIM).resolve(new StandardRuntime("python", "3.9")))
                .isEqualTo(Either.left(new NotLocked(new StandardRuntime("python", "3.9"), OLD)));
        assertThat(locking(OLD).resolve(new StandardRuntime("python", "3.11")))
                .isEqualTo(Either.left(new LockedOtherwise(new StandardRuntime("python", "3.11"), SLIM, OLD)));
    }

    @Test
    void leavesCustomRuntimesOutOfTheLock() {
        assertThat(locking(SLIM).resolve(new CustomRuntime(OLD)).map(ResolvedImage::reference))
                .isEqualTo(Either.right(OLD));
    }

    private static ImageResolver locking(ImageReference image) {
        var locked = new LockedRuntime(image, DIGEST, Map.of(), Instant.EPOCH);
        return new ImageResolver(
                REGISTRY, Option.some(new RuntimeLock(Map.of(new StandardRuntime("python", "3.11"), locked))));
    }

    private static RuntimeEntry entry(ImageReference image, boolean deprecated) {
        return new RuntimeEntry(image, "", deprecated, Map.of());
    }

    private static ImageReference reference(String text) {
        return ImageReference.parse(text).get();
    }
}

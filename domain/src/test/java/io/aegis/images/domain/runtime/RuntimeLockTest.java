package io.aegis.images.domain.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.runtime.UnresolvedRuntime.LockedOtherwise;
import io.aegis.images.domain.runtime.UnresolvedRuntime.NotLocked;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuntimeLockTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Platform AMD64 = Platform.parse("linux/amd64").get();
    private static final Platform ARM64 = Platform.parse("linux/arm64").get();
    private static final StandardRuntime PYTHON = new StandardRuntime("python", "3.11");
    private static final StandardRuntime GO = new StandardRuntime("go", "1.21");
    private static final ImageReference SLIM = reference("python:3.11-slim");
    private static final ImageReference ALPINE = reference("golang:1.21-alpine");
    private static final RuntimeRegistry REGISTRY =
            new RuntimeRegistry(Map.of("python", Map.of("3.11", entry(SLIM)), "go", Map.of("1.21", entry(ALPINE))));

    @Test
    void meansTheLockedBytesAndKeepsTheTagForPeople() {
        var lock = new RuntimeLock(Map.of(PYTHON, locked(SLIM, 'a', NOON)));

        assertThat(lock.fitting(PYTHON, entry(SLIM)).map(LockedRuntime::pinned))
                .isEqualTo(Either.right(SLIM.withDigest(digest('a'))));
        assertThat(locked(SLIM, 'a', NOON).pinned())
                .hasToString("docker.io/library/python:3.11-slim@sha256:" + "a".repeat(64));
    }

    @Test
    void meansNothingWhereTheRegistryWasEditedSince() {
        var lock = new RuntimeLock(Map.of(PYTHON, locked(SLIM, 'a', NOON)));
        var other = reference("ghcr.io/acme/python:3.11");

        assertThat(lock.fitting(PYTHON, entry(other))).isEqualTo(Either.left(new LockedOtherwise(PYTHON, other, SLIM)));
    }

    @Test
    void meansNothingForARuntimeThatItDoesNotHold() {
        assertThat(RuntimeLock.EMPTY.fitting(PYTHON, entry(SLIM))).isEqualTo(Either.left(new NotLocked(PYTHON, SLIM)));
    }

    @Test
    void tellsToLockAgain() {
        assertThat(new NotLocked(PYTHON, SLIM).message())
                .isEqualTo("python 3.11 (docker.io/library/python:3.11-slim) is in the runtime registry, but not in its"
                        + " lock: run `runtimes lock`");
        assertThat(new LockedOtherwise(PYTHON, SLIM, ALPINE).message())
                .isEqualTo(
                        "python 3.11 is docker.io/library/python:3.11-slim in the runtime registry, but was locked as"
                                + " docker.io/library/golang:1.21-alpine: run `runtimes lock` again");
    }

    @Test
    void changesOnlyWithWhatItLocks() {
        var lock = new RuntimeLock(Map.of(PYTHON, locked(SLIM, 'a', NOON), GO, locked(ALPINE, 'b', NOON)));
        var later = NOON.plus(Duration.ofDays(1));

        assertThat(lock.renewed(REGISTRY, Map.of(PYTHON, locked(SLIM, 'a', later), GO, locked(ALPINE, 'c', later))))
                .isEqualTo(new RuntimeLock(Map.of(PYTHON, locked(SLIM, 'a', NOON), GO, locked(ALPINE, 'c', later))));
    }

    @Test
    void isDatedAnewWhereItHoldsAnotherPlatform() {
        var lock = new RuntimeLock(Map.of(PYTHON, locked(SLIM, 'a', NOON)));
        var more = new LockedRuntime(
                SLIM, digest('a'), Map.of(AMD64, image('1'), ARM64, image('2')), NOON.plus(Duration.ofDays(1)));

        assertThat(lock.renewed(REGISTRY, Map.of(PYTHON, more))).isEqualTo(new RuntimeLock(Map.of(PYTHON, more)));
    }

    @Test
    void keepsWhatWasNotResolvedAnewAsLongAsTheRegistryHasIt() {
        var old = new StandardRuntime("python", "3.8");
        var lock = new RuntimeLock(Map.of(
                PYTHON, locked(SLIM, 'a', NOON),
                old, locked(reference("python:3.8"), 'd', NOON)));

        assertThat(lock.renewed(REGISTRY, Map.of(GO, locked(ALPINE, 'b', NOON))))
                .isEqualTo(new RuntimeLock(Map.of(PYTHON, locked(SLIM, 'a', NOON), GO, locked(ALPINE, 'b', NOON))));
    }

    @Test
    void tellsItsPlatformsAndRuntimesInOrder() {
        var both = new LockedRuntime(SLIM, digest('a'), Map.of(ARM64, image('2'), AMD64, image('1')), NOON);
        var ten = new StandardRuntime("python", "3.9");
        var lock = new RuntimeLock(Map.of(PYTHON, both, GO, locked(ALPINE, 'b', NOON), ten, both));

        assertThat(lock.platforms()).containsExactly(AMD64, ARM64);
        assertThat(lock.all()).containsExactly(GO, ten, PYTHON);
    }

    private static LockedRuntime locked(ImageReference image, char digest, Instant at) {
        return new LockedRuntime(image, digest(digest), Map.of(AMD64, image('1')), at);
    }

    private static LockedImage image(char digest) {
        return new LockedImage(digest(digest), digest(digest));
    }

    private static RuntimeEntry entry(ImageReference image) {
        return new RuntimeEntry(image, "", false, Map.of());
    }

    private static Digest digest(char hex) {
        return new Digest("sha256:" + Character.toString(hex).repeat(64));
    }

    private static ImageReference reference(String text) {
        return ImageReference.parse(text).get();
    }
}

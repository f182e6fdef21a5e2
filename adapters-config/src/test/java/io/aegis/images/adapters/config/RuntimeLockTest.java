package io.aegis.images.adapters.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.BadDocument;
import io.aegis.images.application.port.RuntimeLocks;
import io.aegis.images.application.settings.LockPlace;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.runtime.LockedImage;
import io.aegis.images.domain.runtime.LockedRuntime;
import io.aegis.images.domain.runtime.RuntimeLock;
import io.aegis.images.domain.runtime.StandardRuntime;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuntimeLockTest {

    private static final Path FILE = Path.of("runtime-registry.lock.yaml");
    private static final Platform AMD64 = Platform.parse("linux/amd64").get();
    private static final Platform ARM = Platform.parse("linux/arm/v7").get();
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final RuntimeLock LOCK = new RuntimeLock(Map.of(
            new StandardRuntime("python", "3.10"), locked("docker.io/library/python:3.10-slim", 'a'),
            new StandardRuntime("python", "3.9"), locked("127.0.0.1:5000/python:3.9", 'b'),
            new StandardRuntime("go", "1.21"), locked("ghcr.io/acme/go@" + digest('c'), 'c')));

    @TempDir
    private Path directory;

    private RuntimeLocks locks;

    @BeforeEach
    void locks() throws IOException {
        locks = ConfigAdapter.locks(Files.createDirectories(directory.resolve("work")));
    }

    @Test
    void isWrittenWithOneFactALineInTheOrderOfPeople() {
        assertThat(locks.text(new RuntimeLock(Map.of(
                        new StandardRuntime("python", "3.10"), locked("docker.io/library/python:3.10-slim", 'a'),
                        new StandardRuntime("python", "3.9"), locked("docker.io/library/python:3.9-slim", 'b')))))
                .isEqualTo("""
                        # The exact images that the StandardRuntimes of runtime-registry.yaml run on, for every node that has this file.
                        # Written by `aegis-images runtimes lock`, which is also the way to change it. Keep it with the registry file.
                        apiVersion: aegis.ai/v1
                        kind: RuntimeRegistryLock
                        spec:
                          runtimes:
                            "python":
                              "3.9":
                                image: "docker.io/library/python:3.9-slim"
                                digest: BBB
                                resolved_at: "2026-03-01T12:00:00Z"
                                platforms:
                                  linux/amd64:
                                    manifest: 111
                                    image_id: 222
                                  linux/arm/v7:
                                    manifest: 333
                                    image_id: 444
                              "3.10":
                                image: "docker.io/library/python:3.10-slim"
                                digest: AAA
                                resolved_at: "2026-03-01T12:00:00Z"
                                platforms:
                                  linux/amd64:
                                    manifest: 111
                                    image_id: 222
                                  linux/arm/v7:
                                    manifest: 333
                                    image_id: 444
                        """.replace("AAA", digest('a').value())
                        .replace("BBB", digest('b').value())
                        .replaceAll("(\\d)\\1\\1", "sha256:" + "$1".repeat(64)));
    }

    @Test
    void isReadAsItWasWritten() {
        assertThat(locks.read("a lock", locks.text(LOCK))).isEqualTo(Either.right(LOCK));
        assertThat(locks.read("a lock", locks.text(RuntimeLock.EMPTY))).isEqualTo(Either.right(RuntimeLock.EMPTY));
    }

    @Test
    void isReadAsItWasWrittenWhateverPeopleCallTheirVersions() {
        var odd = new RuntimeLock(Map.of(
                new StandardRuntime("no", "\"1\\0\": {#"), locked("docker.io/library/python:3.9-slim", 'b'),
                new StandardRuntime("~", "null"), locked("docker.io/library/python:3.9-slim", 'b')));

        assertThat(locks.read("a lock", locks.text(odd))).isEqualTo(Either.right(odd));
    }

    @Test
    void isFoundWhereItWasWritten() {
        assertThat(locks.find(new LockPlace(FILE, false))).isEqualTo(Either.right(Option.none()));
        assertThat(locks.write(FILE, LOCK)).isEqualTo(Either.right(FILE));
        assertThat(locks.find(new LockPlace(FILE, false))).isEqualTo(Either.right(Option.some(LOCK)));
        assertThat(directory.resolve("work")).isDirectoryContaining("glob:**/runtime-registry.lock.yaml");
        assertThat(directory.resolve("work").toFile().list()).hasSize(1);
    }

    @Test
    void mustBeThereWhereSomebodyNamesIt() {
        assertThat(locks.find(LockPlace.named(FILE)).mapLeft(BadDocument::message))
                .isEqualTo(Either.left("runtime-registry.lock.yaml: does not exist"));
    }

    @Test
    void keepsItsLinkAndItsRights() throws IOException {
        var file = new Given(directory, Map.of()).file("elsewhere/real.yaml", "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
        var link = Files.createSymbolicLink(directory.resolve("work").resolve(FILE), file);

        assertThat(locks.write(FILE, LOCK).isRight()).isTrue();
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent(locks.text(LOCK));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-rw-r--");
    }

    @ParameterizedTest
    @CsvSource({"none/a.yaml, there is no such directory", ".., 'is a directory, where a file is to be written'"})
    void saysWhyItCannotBeWritten(String file, String problem) {
        assertThat(locks.write(Path.of(file), LOCK).getLeft().message()).contains(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind: RuntimeRegistryLock|kind: RuntimeRegistry|2: kind 'RuntimeRegistry' must be RuntimeRegistryLock",
                "aegis.ai/v1|aegis.ai/v2|1: apiVersion 'aegis.ai/v2' must be aegis.ai/v1",
                "image: a.b/c|imagee: a.b/c|6: spec.runtimes.go.1.21.imagee is not a known key; did you mean image?",
                "a.b/c|python|6: spec.runtimes.go.1.21.image 'python' must be written in full, as in docker.io/library/python:3.11",
                "a.b/c|a.b/C|6: spec.runtimes.go.1.21.image: 'a.b/C' is not an image reference: the repository must be lower case: 'C'",
                "a.b/c|a.b/c@sha256:DDD|7: spec.runtimes.go.1.21.digest is not the digest that its image names itself",
                "digest: sha256:CCC|digest: sha256:C|7: spec.runtimes.go.1.21.digest 'sha256:C' is not a digest",
                "digest: sha256:CCC|digest: |7: spec.runtimes.go.1.21.digest is missing",
                "2026-03-01T12:00:00Z|today|8: spec.runtimes.go.1.21.resolved_at 'today' is not a time such as 2026-03-01T12:00:00Z",
                "linux/amd64|linux|10: spec.runtimes.go.1.21.platforms.linux is no platform such as linux/amd64",
                "manifest:|digest:|10: spec.runtimes.go.1.21.platforms.linux/amd64.digest is not a known key",
                "linux/amd64: {manifest: sha256:CCC, image_id: sha256:CCC}|''|9: spec.runtimes.go.1.21.platforms needs at least one platform",
                "{manifest: sha256:CCC, image_id: sha256:CCC}|{image_id: sha256:CCC}|10: spec.runtimes.go.1.21.platforms.linux/amd64.manifest is missing",
            })
    void isRefusedWhereItSaysAnythingElse(String good, String bad, String problem) {
        var text = """
                apiVersion: aegis.ai/v1
                kind: RuntimeRegistryLock
                spec: {runtimes: {
                  go: {
                    "1.21": {
                      image: a.b/c,
                      digest: sha256:CCC,
                      resolved_at: "2026-03-01T12:00:00Z",
                      platforms: {
                        linux/amd64: {manifest: sha256:CCC, image_id: sha256:CCC}}}}}}
                """;

        assertThat(locks.read("lock", filled(text)).isRight()).isTrue();
        assertThat(locks.read("lock", filled(text.replace(good, bad))).mapLeft(BadDocument::message))
                .isEqualTo(Either.left("lock:" + problem));
    }

    @ParameterizedTest
    @CsvSource({
        "/etc/aegis/runtime-registry.yaml, /etc/aegis/runtime-registry.lock.yaml",
        "ours.yaml, ours.lock.yaml",
        "ours, ours.lock.yaml"
    })
    void liesBesideTheRegistryAndIsNamedAfterIt(Path registry, Path lock) {
        assertThat(LockPlace.besideRegistry(registry)).isEqualTo(new LockPlace(lock, false));
    }

    @Test
    void liesBesideTheConfigurationForTheTableThatShipsInside() {
        var given = new Given(directory, Map.of());

        assertThat(given.spec("").get().lockPlace()).contains(new LockPlace(FILE, false));
        assertThat(given.spec("runtime: {runtime_registry_path: /r/ours.yaml}")
                        .get()
                        .lockPlace())
                .contains(new LockPlace(Path.of("/r/ours.lock.yaml"), false));
        assertThat(given.spec("images: {runtime_lock: /l.yaml}").get().lockPlace())
                .contains(new LockPlace(Path.of("/l.yaml"), true));
    }

    private static String filled(String text) {
        return text.replace("CCC", "c".repeat(64)).replace("DDD", "d".repeat(64));
    }

    private static LockedRuntime locked(String image, char digest) {
        return new LockedRuntime(
                ImageReference.parse(image).get(),
                digest(digest),
                Map.of(
                        AMD64, new LockedImage(digest('1'), digest('2')),
                        ARM, new LockedImage(digest('3'), digest('4'))),
                NOON);
    }

    private static Digest digest(char hex) {
        return new Digest("sha256:" + Character.toString(hex).repeat(64));
    }
}

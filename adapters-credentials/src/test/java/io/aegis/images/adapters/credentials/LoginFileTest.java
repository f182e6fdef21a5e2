package io.aegis.images.adapters.credentials;

import static io.aegis.images.adapters.credentials.Node.anonymous;
import static io.aegis.images.adapters.credentials.Node.auths;
import static io.aegis.images.adapters.credentials.Node.base64;
import static io.aegis.images.adapters.credentials.Node.found;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.aegis.images.application.port.CredentialFile.Problem;
import io.aegis.images.domain.credential.Credential.UsernamePassword;
import io.vavr.control.Either;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoginFileTest {

    private static final UsernamePassword ALICE = new UsernamePassword("alice", "s3:cret ü");
    private static final String ENCODED = base64("alice:s3:cret ü");
    private static final String DOCKER = ".docker/config.json";
    private static final Either<Problem, Void> KEPT = Either.right(null);

    @TempDir
    private Path home;

    private Node node;

    @BeforeEach
    void node() {
        node = new Node(home);
    }

    private String text(String file) throws IOException {
        return Files.readString(home.resolve(file));
    }

    private String mode(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(file)));
    }

    @Nested
    class Place {

        @Test
        void isThatOfDocker() {
            assertThat(node.login().place()).isEqualTo("~/.docker/config.json");
            assertThat(node.with("DOCKER_CONFIG", "/etc/d").login().place()).isEqualTo("/etc/d/config.json");
        }

        @Test
        void isThatOfPodman() {
            node.running("podman");
            assertThat(node.login().place()).isEqualTo("~/run/auth.json");
            assertThat(node.with("XDG_RUNTIME_DIR", "/run/user/7").login().place())
                    .isEqualTo("/run/user/7/containers/auth.json");
            assertThat(node.with("REGISTRY_AUTH_FILE", "/etc/auth.json").login().place())
                    .isEqualTo("/etc/auth.json");
        }
    }

    @Nested
    class Put {

        @ParameterizedTest
        @ValueSource(strings = {"docker", "podman"})
        void isFoundByTheNextPull(String engine) {
            node.running(engine);

            assertThat(node.login().put("ghcr.io", ALICE)).isEqualTo(KEPT);
            assertThat(node.ask("ghcr.io/acme/agent").get().credential()).contains(ALICE);
        }

        @Test
        void makesAFileForItsOwnerAlone() throws IOException {
            assertThat(node.login().put("ghcr.io", ALICE)).isEqualTo(KEPT);

            assertThat(text(DOCKER)).isEqualTo("""
                    {
                    \t"auths": {
                    \t\t"ghcr.io": {
                    \t\t\t"auth": "%s"
                    \t\t}
                    \t}
                    }""".formatted(ENCODED));
            assertThat(mode(DOCKER)).isEqualTo("rw-------");
            assertThat(mode(".docker")).isEqualTo("rwx------");
        }

        @Test
        void takesOthersTheRightToReadTheFile() throws IOException {
            node.dockerConfig("{}");
            Files.setPosixFilePermissions(home.resolve(DOCKER), PosixFilePermissions.fromString("rw-r--r--"));
            Files.setPosixFilePermissions(home.resolve(".docker"), PosixFilePermissions.fromString("rwxr-xr-x"));

            assertThat(node.login().put("ghcr.io", ALICE)).isEqualTo(KEPT);
            assertThat(mode(DOCKER)).isEqualTo("rw-------");
            assertThat(mode(".docker")).isEqualTo("rwxr-xr-x");
        }

        @Test
        void leavesAllElseAsItIs() throws IOException {
            node.dockerConfig("""
                    {"HttpHeaders": {"X": "é\\u0000"}, "n": 12345678901234567890.10, "e": 1e400, "z": null, "auths":
                    {"quay.io": {"auth": "YTpi", "email": "a@b"}, "ghcr.io/acme": {"auth": "YzpkOg=="}, "odd key": 1},
                    "plugins": [{"a": [true, {}]}], "psFormat": ""}""");

            assertThat(node.login().put("ghcr.io", ALICE)).isEqualTo(KEPT);

            var json = new JsonMapper();
            assertThat(json.readTree(text(DOCKER))).isEqualTo(json.readTree("""
                    {"HttpHeaders": {"X": "é\\u0000"}, "n": 12345678901234567890.10, "e": 1e400, "z": null, "auths":
                    {"quay.io": {"auth": "YTpi", "email": "a@b"}, "ghcr.io/acme": {"auth": "YzpkOg=="}, "odd key": 1,
                    "ghcr.io": {"auth": "%s"}}, "plugins": [{"a": [true, {}]}], "psFormat": ""}""".formatted(ENCODED)));
            assertThat(text(DOCKER)).contains("12345678901234567890.10");
        }

        @ParameterizedTest
        @ValueSource(strings = {"ghcr.io", "https://ghcr.io", "http://ghcr.io/v2/", "GHCR.IO"})
        void takesThePlaceOfWhatWasThereHoweverItIsSpelled(String key) throws IOException {
            node.dockerConfig("{\"auths\":{\"" + key + "\":{\"identitytoken\":\"old\",\"auth\":\"YTpi\"}}}");

            assertThat(node.login().put("ghcr.io", ALICE)).isEqualTo(KEPT);
            assertThat(new JsonMapper().readTree(text(DOCKER)))
                    .isEqualTo(new JsonMapper().readTree("{\"auths\":{\"ghcr.io\":{\"auth\":\"" + ENCODED + "\"}}}"));
        }

        @ParameterizedTest
        @CsvSource({
            "docker, docker.io, https://index.docker.io/v1/",
            "docker, https://index.docker.io/v1/, https://index.docker.io/v1/",
            "podman, docker.io, docker.io",
            "podman, registry-1.docker.io, docker.io",
            "podman, docker.io/acme, docker.io/acme",
            "docker, localhost:5000, localhost:5000",
            "docker, '[::1]:5000', '[::1]:5000'",
            "podman, https://Ghcr.io/Acme/, ghcr.io/acme"
        })
        void namesTheRegistryAsTheEngineDoes(String engine, String registry, String key) throws IOException {
            var file = engine.equals("docker") ? DOCKER : "run/auth.json";

            assertThat(node.running(engine).login().put(registry, ALICE)).isEqualTo(KEPT);
            assertThat(new JsonMapper().readTree(text(file)).get("auths").fieldNames())
                    .toIterable()
                    .containsExactly(key);
        }

        @Test
        void isWrittenThroughALink() throws IOException {
            node.file("elsewhere/real.json", "{\"psFormat\":\"x\"}").file(".docker/other", "");
            var link = home.resolve(DOCKER);
            Files.createSymbolicLink(link, Path.of("../elsewhere/second.json"));
            Files.createSymbolicLink(home.resolve("elsewhere/second.json"), Path.of("real.json"));

            assertThat(node.login().put("ghcr.io", ALICE)).isEqualTo(KEPT);
            assertThat(link).isSymbolicLink();
            assertThat(text("elsewhere/real.json")).contains("psFormat", ENCODED);
        }

        @Test
        void makesTheFileThatALinkPromises() throws IOException {
            node.file(".docker/other", "");
            Files.createSymbolicLink(home.resolve(DOCKER), Path.of("../made/real.json"));

            assertThat(node.login().put("ghcr.io", ALICE)).isEqualTo(KEPT);
            assertThat(text("made/real.json")).contains(ENCODED);
        }

        @Test
        void leavesNothingElseBehind() throws IOException {
            node.login().put("ghcr.io", ALICE);
            node.login().put("quay.io", ALICE);

            try (var files = Files.list(home.resolve(".docker"))) {
                assertThat(files)
                        .extracting(file -> file.getFileName().toString())
                        .containsExactlyInAnyOrder("config.json", ".config.json.lock");
            }
        }

        @ParameterizedTest
        @CsvSource({"alice:x, p", "'', p", "alice, ''"})
        void refusesWhatTheFileCannotHold(String username, String password) {
            assertThat(node.login().put("ghcr.io", new UsernamePassword(username, password)))
                    .isEqualTo(Either.left(new Problem(
                            "a user name without ':' and a password are needed",
                            "correct them: the file cannot hold others")));
            assertThat(home.resolve(".docker")).doesNotExist();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "me:s3cret@ghcr.io", "ghcr.io/*", "a b", "ftp://ghcr.io"})
        void refusesWhatIsNoRegistry(String registry) {
            var refused = Either.left(new Problem(
                    "this is neither a registry host nor the beginning of a repository",
                    "name it as in ghcr.io, localhost:5000 or ghcr.io/acme"));

            assertThat(node.login().put(registry, ALICE)).isEqualTo(refused);
            assertThat(node.login().remove(registry)).isEqualTo(refused);
        }

        @Test
        void refusesAPathWhereDockerWouldShowTheCredentialForTheWholeRegistry() {
            assertThat(node.login().put("ghcr.io/acme", ALICE))
                    .isEqualTo(Either.left(new Problem(
                            "Docker keeps one credential for all of ghcr.io, none for ghcr.io/acme",
                            "log in to ghcr.io, or name ghcr.io/acme in spec.registry_credentials")));
        }
    }

    @Nested
    class Remove {

        @Test
        void tellsWhetherThereWasOne() {
            assertThat(node.login().remove("ghcr.io")).isEqualTo(Either.right(false));
            assertThat(home.resolve(".docker")).doesNotExist();

            node.login().put("ghcr.io", ALICE);
            assertThat(node.login().remove("quay.io")).isEqualTo(Either.right(false));
            assertThat(node.login().remove("ghcr.io")).isEqualTo(Either.right(true));
            assertThat(node.login().remove("ghcr.io")).isEqualTo(Either.right(false));
            assertThat(node.ask("ghcr.io/a")).isEqualTo(anonymous());
        }

        @Test
        void knowsEverySpellingOfDockerHub() {
            node.dockerConfig(auths("https://index.docker.io/v1/", "me", "p"));

            assertThat(node.login().remove("docker.io")).isEqualTo(Either.right(true));
            assertThat(node.ask("python")).isEqualTo(anonymous());
        }

        @Test
        void meansExactlyThisScope() {
            node.running("podman");
            node.login().put("ghcr.io", ALICE);
            node.login().put("ghcr.io/acme", ALICE);

            assertThat(node.login().remove("ghcr.io/acme/agent")).isEqualTo(Either.right(false));
            assertThat(node.login().remove("ghcr.io/acme")).isEqualTo(Either.right(true));
            assertThat(node.ask("ghcr.io/acme/agent")).isEqualTo(found("Podman auth ~/run/auth.json: ghcr.io", ALICE));
        }

        @Test
        void doesNotTouchAFileThatHoldsNothingToRemove() throws IOException {
            node.dockerConfig("{ }");

            assertThat(node.login().remove("ghcr.io")).isEqualTo(Either.right(false));
            assertThat(text(DOCKER)).isEqualTo("{ }");
        }
    }

    @Nested
    class Trouble {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{\"auths\":{\"quay.io\":{\"auth\":hunter2|is not JSON, see line 1",
                    "{} hunter2|is not JSON, see line 1",
                    "{\"a\":1,\"a\":2}|is not JSON, see line 1",
                    "[]|does not have the form of Docker's config.json",
                    "{\"auths\":[]}|does not have the form of Docker's config.json",
                    "''|does not have the form of Docker's config.json",
                })
        void leavesADamagedFileAsItIs(String text, String reason) throws IOException {
            node.dockerConfig(text);
            var problem = Either.left(
                    new Problem("~/.docker/config.json " + reason, "correct it or move it away; it was left as it is"));

            assertThat(node.login().put("ghcr.io", ALICE)).isEqualTo(problem);
            assertThat(node.login().remove("ghcr.io")).isEqualTo(problem);
            assertThat(text(DOCKER)).isEqualTo(text);
        }

        @Test
        void refusesADirectoryInTheFilesPlace() throws IOException {
            Files.createDirectories(home.resolve(DOCKER));

            assertThat(node.login().put("ghcr.io", ALICE).getLeft().message())
                    .isEqualTo("~/.docker/config.json is not a regular file");
        }

        @Test
        void refusesWhatIsTooLarge() {
            node.dockerConfig(" ".repeat(1024 * 1024) + "{}");

            assertThat(node.login().put("ghcr.io", ALICE).getLeft().message())
                    .isEqualTo("~/.docker/config.json is larger than 1 MiB");
        }

        @Test
        void tellsThatTheDirectoryIsNone() {
            node.file(".docker", "");

            assertThat(node.login().put("ghcr.io", ALICE).getLeft())
                    .isEqualTo(new Problem(
                            "~/.docker/config.json cannot be written: not a directory, or no file",
                            "give this user the right to write it and its directory, and see that there is room"));
        }

        @Test
        void tellsWhatTheSystemSays() {
            node.with("DOCKER_CONFIG", "/proc/self/docker");

            assertThat(node.login().put("ghcr.io", ALICE).getLeft().message())
                    .startsWith("/proc/self/docker/config.json cannot be written: ");
        }

        @Test
        void doesNotFollowALinkForEver() throws IOException {
            var link = Files.createDirectories(home.resolve(".docker")).resolve("config.json");
            Files.createSymbolicLink(link, link);

            assertThat(node.login().put("ghcr.io", ALICE).getLeft().message())
                    .startsWith("~/.docker/config.json cannot be written: ");
        }
    }
}

package io.aegis.images.adapters.credentials;

import static io.aegis.images.adapters.credentials.Node.anonymous;
import static io.aegis.images.adapters.credentials.Node.auths;
import static io.aegis.images.adapters.credentials.Node.base64;
import static io.aegis.images.adapters.credentials.Node.found;
import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.domain.credential.Credential.IdentityToken;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure.AuthenticationFailed;
import io.aegis.images.domain.pull.PullFailure.Refusal;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Either;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourcesTest {

    private static final String AGENT = "ghcr.io/acme/agent:1";
    private static final String DOCKER = "Docker config ~/.docker/config.json: ghcr.io";
    private static final String PODMAN = "Podman auth ~/.config/containers/auth.json: ghcr.io";

    @TempDir
    private Path home;

    private Node node;

    @BeforeEach
    void node() {
        node = new Node(home);
    }

    @Test
    void isAnonymousWhereNobodyConfiguredAnything() {
        assertThat(node.ask(AGENT)).isEqualTo(anonymous());
    }

    @Nested
    class Order {

        @Test
        void isConfigurationThenSecretsThenFiles() {
            node.dockerConfig(auths("ghcr.io", "file", "p"));
            assertThat(node.ask(AGENT)).isEqualTo(found(DOCKER, "file", "p"));

            node.secret("team-b", auths("ghcr.io", "secret", "p"));
            assertThat(node.ask(AGENT)).isEqualTo(found("secret team-b: ghcr.io", "secret", "p"));

            node.configured("ghcr.io", "config", "p");
            assertThat(node.ask(AGENT)).isEqualTo(found("node configuration: ghcr.io", "config", "p"));
        }

        @Test
        void isThatOfTheFileAmongSecrets() {
            node.secret("b", auths("ghcr.io", "first", "p")).secret("a", auths("ghcr.io/acme", "second", "p"));

            assertThat(node.ask(AGENT)).isEqualTo(found("secret b: ghcr.io", "first", "p"));
        }

        @ParameterizedTest
        @CsvSource({"docker, docker", "podman, podman", "unknown, docker"})
        void takesTheFilesOfTheEngineThatRunsFirst(String engine, String owner) {
            node.running(engine)
                    .dockerConfig(auths("ghcr.io", "docker", "p"))
                    .file(".config/containers/auth.json", auths("ghcr.io", "podman", "p"));

            assertThat(node.ask(AGENT)).isEqualTo(found(owner.equals("docker") ? DOCKER : PODMAN, owner, "p"));
        }

        @ParameterizedTest
        @CsvSource({"docker", "podman"})
        void takesTheFilesOfTheOtherEngineThen(String engine) {
            node.running(engine).file(".config/containers/auth.json", auths("ghcr.io", "podman", "p"));
            assertThat(node.ask(AGENT)).isEqualTo(found(PODMAN, "podman", "p"));
        }

        @Test
        void isThatOfRootsLoginWithoutASession() throws IOException {
            node.running("podman").file("run/auth.json", auths("ghcr.io", "root", "p"));
            assertThat(node.ask(AGENT)).isEqualTo(found("Podman auth ~/run/auth.json: ghcr.io", "root", "p"));
        }

        @Test
        void isPodmansOwnAmongPodmansFiles() throws IOException {
            var files = Files.createDirectory(home.resolve("x"));
            node.running("podman")
                    .with("REGISTRY_AUTH_FILE", files.resolve("named.json").toString())
                    .with("XDG_RUNTIME_DIR", files.resolve("run").toString())
                    .with("XDG_CONFIG_HOME", files.resolve("conf").toString())
                    .file(".config/containers/auth.json", auths("ghcr.io", "never", "p"))
                    .file("x/conf/containers/auth.json", auths("ghcr.io", "conf", "p"));
            assertThat(node.ask(AGENT))
                    .isEqualTo(found("Podman auth ~/x/conf/containers/auth.json: ghcr.io", "conf", "p"));

            node.file("x/run/containers/auth.json", auths("ghcr.io", "run", "p"));
            assertThat(node.ask(AGENT))
                    .isEqualTo(found("Podman auth ~/x/run/containers/auth.json: ghcr.io", "run", "p"));

            node.file("x/named.json", auths("ghcr.io", "named", "p"));
            assertThat(node.ask(AGENT)).isEqualTo(found("Podman auth ~/x/named.json: ghcr.io", "named", "p"));
        }

        @Test
        void asksDockersFileWhereTheVariableSays() {
            node.with("DOCKER_CONFIG", home.resolve("elsewhere").toString())
                    .dockerConfig(auths("ghcr.io", "never", "p"))
                    .file("elsewhere/config.json", auths("ghcr.io", "there", "p"));

            assertThat(node.ask(AGENT))
                    .isEqualTo(found("Docker config ~/elsewhere/config.json: ghcr.io", "there", "p"));
        }

        @Test
        void isDockersVariableBeforeDockersFile() {
            node.with("DOCKER_AUTH_CONFIG", auths("https://index.docker.io/v1/", "variable", "p"))
                    .dockerConfig(auths("docker.io", "file", "p"));

            assertThat(node.ask("python")).isEqualTo(found("$DOCKER_AUTH_CONFIG: docker.io", "variable", "p"));
        }

        @Test
        void isDockersVariableAfterPodmansFilesWherePodmanRuns() {
            node.running("podman")
                    .with("DOCKER_AUTH_CONFIG", auths("ghcr.io", "variable", "p"))
                    .file(".config/containers/auth.json", auths("ghcr.io/acme", "podman", "p"));

            assertThat(node.ask(AGENT)).isEqualTo(found(PODMAN + "/acme", "podman", "p"));
            assertThat(node.ask("ghcr.io/a")).isEqualTo(found("$DOCKER_AUTH_CONFIG: ghcr.io", "variable", "p"));
        }

        @Test
        void passesOverASourceThatHoldsNothingForTheReference() {
            node.configured("quay.io", "a", "b")
                    .secret("x", auths("ghcr.io/other", "c", "d"))
                    .dockerConfig(auths("ghcr.io/acme", "e", "f"));

            assertThat(node.ask(AGENT)).isEqualTo(found(DOCKER + "/acme", "e", "f"));
        }
    }

    @Nested
    class Configuration {

        @ParameterizedTest
        @CsvSource({
            "ghcr.io/acme/agent, node configuration: ghcr.io/acme/agent, three",
            "ghcr.io/acme/other, node configuration: ghcr.io/acme, two",
            "ghcr.io/acme-evil/agent, node configuration: ghcr.io, one",
            "ghcr.io.evil.com/acme/agent, anonymous, ''",
            "evil-ghcr.io/acme/agent, anonymous, ''"
        })
        void takesTheClosest(String reference, String source, String username) {
            node.configured("ghcr.io", "one", "p")
                    .configured("ghcr.io/acme/agent", "three", "p")
                    .configured("ghcr.io/acme", "two", "p");

            assertThat(node.ask(reference)).isEqualTo(username.isEmpty() ? anonymous() : found(source, username, "p"));
        }

        @Test
        void takesTheFirstOfEquals() {
            node.configured("ghcr.io", "one", "p").configured("https://ghcr.io/", "two", "p");

            assertThat(node.ask(AGENT)).isEqualTo(found("node configuration: ghcr.io", "one", "p"));
        }

        @Test
        void readsVariablesWhenTheyAreNeeded() {
            node.configured("ghcr.io", "env:U", "env:P").with("U", "me").with("P", "a:b@c ");

            assertThat(node.ask(AGENT)).isEqualTo(found("node configuration: ghcr.io", "me", "a:b@c "));
        }

        @ParameterizedTest
        @CsvSource({
            "me, env:NOT_SET, the variable NOT_SET is not set",
            "env:NOT_SET, p, the variable NOT_SET is not set",
            "me, env:EMPTY, the variable EMPTY is not set",
            "me, secret:cicd/registry, no secret store is configured on this node (spec.secrets.backend)"
        })
        void isNotAnonymousWhereAValueIsMissing(String username, String password, String reason) {
            node.configured("ghcr.io", username, password)
                    .with("EMPTY", "")
                    .dockerConfig(auths("ghcr.io", "never", "p"));

            assertThat(node.ask(AGENT))
                    .isEqualTo(Either.left(new AuthenticationFailed(
                            new RegistryHost("ghcr.io"),
                            Refusal.UNREADABLE,
                            new Detail("node configuration: ghcr.io: " + reason))));
            assertThat(node.ask("quay.io/a")).isEqualTo(anonymous());
        }
    }

    @Nested
    class Secrets {

        @Test
        void areText() {
            node.secret("a", auths("ghcr.io", "me", "p"));
            assertThat(node.ask(AGENT)).isEqualTo(found("secret a: ghcr.io", "me", "p"));
        }

        @Test
        void areBase64AsKubernetesKeepsThem() {
            node.secret("a", base64(auths("ghcr.io", "me", "p")));
            assertThat(node.ask(AGENT)).isEqualTo(found("secret a: ghcr.io", "me", "p"));
        }

        @Test
        void areInAVariable() {
            node.secret("a", "env:DOCUMENT").with("DOCUMENT", auths("ghcr.io", "me", "p"));
            assertThat(node.ask(AGENT)).isEqualTo(found("secret a: ghcr.io", "me", "p"));
        }

        @Test
        void areInAFile() {
            node.secret("a", "file:~/secret.json").file("secret.json", auths("ghcr.io", "me", "p"));
            assertThat(node.ask(AGENT)).isEqualTo(found("secret a: ghcr.io", "me", "p"));
        }

        @Test
        void runNoHelpers() {
            node.helper("x", "echo '{\"Username\":\"me\",\"Secret\":\"p\"}'")
                    .secret("a", "{\"credsStore\":\"x\",\"credHelpers\":{\"ghcr.io\":\"x\"}}");

            assertThat(node.ask(AGENT)).isEqualTo(anonymous());
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "env:NOT_SET|the variable NOT_SET is not set",
                    "file:/does/not/exist|/does/not/exist does not exist",
                    "not json!|is neither JSON nor base64",
                    "{|is not JSON, see line 1",
                    "{\"auths\":[]}|does not have the form of Docker's config.json",
                })
        void areNotPassedOverWhenDamaged(String document, String reason) {
            node.secret("a", document);

            assertThat(node.problem(AGENT)).isEqualTo("secret a: " + reason);
        }
    }

    @Nested
    class OfTheEngines {

        @ParameterizedTest
        @CsvSource({
            "https://index.docker.io/v1/, python:3.11, docker.io",
            "docker.io, acme/agent, docker.io",
            "registry-1.docker.io, python, docker.io",
            "https://ghcr.io, ghcr.io/a, ghcr.io",
            "https://ghcr.io/v2/, ghcr.io/a, ghcr.io",
            "localhost:5000, localhost:5000/a, localhost:5000",
            "localhost:5000/priv, localhost:5000/priv/a, localhost:5000/priv",
        })
        void knowDockersSpellings(String key, String reference, String scope) {
            node.dockerConfig(auths(key, "me", "p"));

            assertThat(node.ask(reference))
                    .isEqualTo(found("Docker config ~/.docker/config.json: " + scope, "me", "p"));
        }

        @Test
        void splitUserAndPasswordAtTheFirstColon() {
            node.dockerConfig(auths("ghcr.io", "me", "a:b:ü:"));

            assertThat(node.ask(AGENT)).isEqualTo(found(DOCKER, "me", "a:b:ü:"));
        }

        @Test
        void mayHoldAUserNameAndAPassword() {
            node.dockerConfig("{\"auths\":{\"ghcr.io\":{\"username\":\"me\",\"password\":\"p\"}}}");

            assertThat(node.ask(AGENT)).isEqualTo(found(DOCKER, "me", "p"));
        }

        @Test
        void mayHoldAnIdentityToken() {
            node.dockerConfig("{\"auths\":{\"ghcr.io\":{\"auth\":\"" + base64("00000000-0000-0000-0000-000000000000:")
                    + "\",\"identitytoken\":\"t0ken\"}}}");

            assertThat(node.ask(AGENT)).isEqualTo(found(DOCKER, new IdentityToken("t0ken")));
        }

        @Test
        void takeAnEntryWithContentBeforeAnEmptyOneOfTheSameRegistry() {
            node.dockerConfig("{\"auths\":{\"ghcr.io\":{},\"https://ghcr.io\":{\"auth\":\"" + base64("me:p") + "\"}}}");

            assertThat(node.ask(AGENT)).isEqualTo(found(DOCKER, "me", "p"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{}",
                    "{\"auths\":{}}",
                    "{\"auths\":null}",
                    "{\"auths\":{\"ghcr.io\":{}}}",
                    "{\"HttpHeaders\":{}}",
                    "{\"auths\":{\"https://me:hunter2@ghcr.io\":{\"auth\":\"YTpi\"}}}"
                })
        void mayHoldNothing(String text) {
            node.dockerConfig(text);

            assertThat(node.ask(AGENT)).isEqualTo(anonymous());
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "'{\"auths\":{\"ghcr.io\":{\"auth\":\"*hunter2*\"}}}'|: ghcr.io: auth is not base64",
                    "'{\"auths\":{\"ghcr.io\":{\"auth\":\"aHVudGVyMg==\"}}}'|: ghcr.io: auth is not the base64 form of user:password",
                    "'{\"auths\":{\"ghcr.io\":{\"auth\":\"Omh1bnRlcjI=\"}}}'|: ghcr.io: auth is not the base64 form of user:password",
                    "'{\"auths\":{\"ghcr.io\":{\"username\":\"hunter2\"}}}'|: ghcr.io: username or password is missing",
                    "'{\"auths\":{\"ghcr.io\":{\"password\":\"hunter2\"}}}'|: ghcr.io: username or password is missing",
                    "'{\"auths\":{\"ghcr.io\":{\"auth\":hunter2}}}'|: is not JSON, see line 1",
                    "'{\n\"auths\":\nhunter2'|: is not JSON, see line 3",
                    "'{} hunter2'|: is not JSON, see line 1",
                    "'{\"auths\":{},\"auths\":{}}'|: is not JSON, see line 1",
                    "''|: does not have the form of Docker's config.json",
                    "'[]'|: does not have the form of Docker's config.json",
                    "'{\"auths\":\"hunter2\"}'|: does not have the form of Docker's config.json",
                    "'{\"credHelpers\":[]}'|: does not have the form of Docker's config.json",
                    "'{\"credsStore\":{}}'|: does not have the form of Docker's config.json",
                })
        void areNotPassedOverWhenDamaged(String text, String reason) {
            node.dockerConfig(text);

            assertThat(node.problem(AGENT)).isEqualTo("Docker config ~/.docker/config.json" + reason);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "hunter2|is not JSON, see line 1",
                    "/root/.docker/config.json|is not JSON, see line 1",
                    "[]|does not have the form of Docker's config.json",
                    "{\"auths\":{\"ghcr.io\":{\"auth\":\"*\"}}}|ghcr.io: auth is not base64",
                })
        void areNotPassedOverWhenTheVariableIsDamaged(String value, String reason) {
            node.with("DOCKER_AUTH_CONFIG", value).dockerConfig(auths("ghcr.io", "me", "p"));

            assertThat(node.problem(AGENT)).isEqualTo("$DOCKER_AUTH_CONFIG: " + reason);
        }

        @Test
        void nameNoHelperInTheVariable() {
            node.helper("x", "echo '{\"Username\":\"me\",\"Secret\":\"p\"}'")
                    .with("DOCKER_AUTH_CONFIG", "{\"credsStore\":\"x\",\"credHelpers\":{\"ghcr.io\":\"x\"}}");

            assertThat(node.ask(AGENT)).isEqualTo(anonymous());
        }

        @Test
        void doNotMindADamagedEntryOfAnotherRegistry() {
            node.dockerConfig(
                    "{\"auths\":{\"quay.io\":{\"auth\":\"*\"},\"ghcr.io\":{\"auth\":\"" + base64("me:p") + "\"}}}");

            assertThat(node.ask(AGENT)).isEqualTo(found(DOCKER, "me", "p"));
        }

        @Test
        void areNotReadWhenTheyNestForEver() {
            node.dockerConfig("{\"a\":".repeat(100_000));

            assertThat(node.problem(AGENT)).isEqualTo("Docker config ~/.docker/config.json: is not JSON");
        }

        @Test
        void areNotReadWhenTheyAreHuge() throws IOException {
            node.dockerConfig("{}");
            try (var sparse =
                    new RandomAccessFile(home.resolve(".docker/config.json").toFile(), "rw")) {
                sparse.setLength(100_000_000);
            }

            assertThat(node.problem(AGENT)).isEqualTo("Docker config ~/.docker/config.json: is larger than 1 MiB");
        }

        @Test
        void areNotReadWhenTheyAreNoFiles() throws Exception {
            Files.createDirectories(home.resolve(".docker/config.json"));
            assertThat(node.problem(AGENT)).isEqualTo("Docker config ~/.docker/config.json: is not a regular file");

            Files.delete(home.resolve(".docker/config.json"));
            var fifo = home.resolve(".docker/config.json").toString();
            assertThat(new ProcessBuilder("mkfifo", fifo).start().waitFor()).isZero();
            assertThat(node.problem(AGENT)).isEqualTo("Docker config ~/.docker/config.json: is not a regular file");
        }

        @Test
        void areNotReadWhenTheyLinkToThemselves() throws IOException {
            var link = Files.createDirectories(home.resolve(".docker")).resolve("config.json");
            Files.createSymbolicLink(link, link);

            assertThat(node.problem(AGENT)).isEqualTo("Docker config ~/.docker/config.json: cannot be read");
        }

        @Test
        void areNotReadWhenTheSystemRefuses() throws IOException {
            var memory = Path.of("/proc/self/mem"); // a regular file that even root cannot read from its beginning
            Files.createSymbolicLink(
                    Files.createDirectories(home.resolve(".docker")).resolve("config.json"), memory);

            assertThat(node.problem(AGENT)).isEqualTo("Docker config ~/.docker/config.json: cannot be read");
        }

        @Test
        void areNoSourceBelowAHomeThatIsNoDirectory() {
            assertThat(new Node(Path.of("/dev/null")).ask(AGENT)).isEqualTo(anonymous());
        }

        @Test
        void areReadAnewEachTime() throws IOException {
            node.dockerConfig(auths("ghcr.io", "me", "one"));
            assertThat(node.ask(AGENT)).isEqualTo(found(DOCKER, "me", "one"));

            node.dockerConfig(auths("ghcr.io", "me", "two"));
            assertThat(node.ask(AGENT)).isEqualTo(found(DOCKER, "me", "two"));

            Files.delete(home.resolve(".docker/config.json"));
            assertThat(node.ask(AGENT)).isEqualTo(anonymous());
        }
    }
}

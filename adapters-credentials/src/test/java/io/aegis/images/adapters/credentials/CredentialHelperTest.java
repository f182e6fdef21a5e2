package io.aegis.images.adapters.credentials;

import static io.aegis.images.adapters.credentials.Node.anonymous;
import static io.aegis.images.adapters.credentials.Node.auths;
import static io.aegis.images.adapters.credentials.Node.base64;
import static io.aegis.images.adapters.credentials.Node.found;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.aegis.images.domain.credential.Credential.IdentityToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialHelperTest {

    private static final String AGENT = "ghcr.io/acme/agent:1";
    private static final String STORE = "{\"credsStore\":\"pass\"}";
    private static final String ANSWER = "echo '{\"ServerURL\":\"x\",\"Username\":\"me\",\"Secret\":\"p\"}'";

    @TempDir
    private Path home;

    private Node node;

    @BeforeEach
    void node() {
        node = new Node(home);
    }

    @ParameterizedTest
    @CsvSource({
        "ghcr.io/acme/agent, ghcr.io, ghcr.io",
        "localhost:5000/a, localhost:5000, localhost:5000",
        "python:3.11, https://index.docker.io/v1/, docker.io"
    })
    void isToldTheServerAndRunWithGetAlone(String reference, String server, String scope) throws IOException {
        node.dockerConfig(STORE).helper("pass", "echo \"$# $1 $(cat)\" > \"$HOME_OF_TEST/asked\"", ANSWER);
        node.with("HOME_OF_TEST", home.toString());

        assertThat(node.ask(reference)).isEqualTo(found("credential helper pass: " + scope, "me", "p"));
        assertThat(home.resolve("asked")).hasContent("1 get " + server);
    }

    @Test
    void isToldDockerHubAsTheEngineThatNamesItDoes() throws IOException {
        node.file(".config/containers/auth.json", "{\"credHelpers\":{\"docker.io\":\"pass\"}}")
                .helper("pass", "cat > \"$HOME_OF_TEST/asked\"", ANSWER)
                .with("HOME_OF_TEST", home.toString());

        assertThat(node.ask("python")).isEqualTo(found("credential helper pass: docker.io", "me", "p"));
        assertThat(home.resolve("asked")).hasContent("docker.io");
    }

    @Test
    void isTheOneForTheRegistryBeforeTheFileAndTheFileBeforeTheStore() {
        node.helper("one", ANSWER).helper("all", ANSWER.replace("\"me\"", "\"us\""));
        node.dockerConfig("{\"credsStore\":\"all\"}");
        assertThat(node.ask(AGENT)).isEqualTo(found("credential helper all: ghcr.io", "us", "p"));

        node.dockerConfig("{\"credsStore\":\"all\",\"auths\":{\"ghcr.io\":{\"auth\":\"" + base64("file:p") + "\"}}}");
        assertThat(node.ask(AGENT)).isEqualTo(found("Docker config ~/.docker/config.json: ghcr.io", "file", "p"));

        node.dockerConfig(
                "{\"credHelpers\":{\"ghcr.io\":\"one\"},\"credsStore\":\"all\",\"auths\":{\"ghcr.io\":{\"auth\":\""
                        + base64("file:p") + "\"}}}");
        assertThat(node.ask(AGENT)).isEqualTo(found("credential helper one: ghcr.io", "me", "p"));
    }

    @Test
    void isNotAskedForAnotherRegistry() {
        node.helper("one", "exit 1").dockerConfig("{\"credHelpers\":{\"ghcr.io\":\"one\"}}");

        assertThat(node.ask("evil-ghcr.io/a")).isEqualTo(anonymous());
        assertThat(node.ask("ghcr.io.evil.com/a")).isEqualTo(anonymous());
    }

    @Test
    void mayAnswerAnIdentityToken() {
        node.dockerConfig(STORE).helper("pass", "echo '{\"Username\":\"<token>\",\"Secret\":\"t0ken\"}'");

        assertThat(node.ask(AGENT)).isEqualTo(found("credential helper pass: ghcr.io", new IdentityToken("t0ken")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo 'credentials not found in native keychain'; exit 1", "echo '{}'"})
    void mayKeepNone(String script) {
        node.dockerConfig(STORE).helper("pass", script);
        assertThat(node.ask(AGENT)).isEqualTo(anonymous());

        node.file(".config/containers/auth.json", auths("ghcr.io", "podman", "p"));
        assertThat(node.ask(AGENT))
                .isEqualTo(found("Podman auth ~/.config/containers/auth.json: ghcr.io", "podman", "p"));
    }

    @Test
    void runsUnderTheGivenVariablesAlone() {
        node.dockerConfig(STORE)
                .with("PLANTED", "me")
                .helper(
                        "pass",
                        "echo \"{\\\"Username\\\":\\\"$PLANTED\\\",\\\"Secret\\\":\\\"${USER-none}${LANG-none}\\\"}\"");

        assertThat(node.ask(AGENT)).isEqualTo(found("credential helper pass: ghcr.io", "me", "nonenone"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "echo hunter2; echo hunter2 >&2; exit 7|ended with exit code 7",
                "kill -9 $$|ended with exit code 137",
                "echo hunter2|answered something that is not JSON",
                "true|answered without a Username or a Secret",
                "echo '[\"hunter2\"]'|answered without a Username or a Secret",
                "echo '{\"Username\":\"hunter2\"}'|answered without a Username or a Secret",
                "echo '{\"Secret\":\"hunter2\"}'|answered without a Username or a Secret",
                "yes hunter2|answered more than 64 KiB",
            })
    void isNeverPassedOverWhenItFails(String script, String reason) {
        node.dockerConfig(STORE).helper("pass", script);

        assertThat(assertTimeout(Duration.ofSeconds(20), () -> node.problem(AGENT)))
                .isEqualTo("credential helper pass: " + reason);
    }

    @Test
    void isEndedWithItsChildrenWhenItHangs() {
        node.dockerConfig(STORE)
                .patientFor(Duration.ofSeconds(3))
                .with("PIDS", home.resolve("pids").toString())
                .helper("pass", "sleep 1000 & echo $! > $PIDS.new; echo $$ >> $PIDS.new; mv $PIDS.new $PIDS; wait");

        assertThat(assertTimeout(Duration.ofSeconds(20), () -> node.problem(AGENT)))
                .isEqualTo("credential helper pass: did not answer within 3000 ms");
        assertAllAreGone();
    }

    @Test
    void isEndedWithItsChildrenWhenItDoesNotStopTalking() {
        node.dockerConfig(STORE)
                .with("PIDS", home.resolve("pids").toString())
                .helper(
                        "pass",
                        "yes hunter2 >&2 & echo $! > $PIDS.new; echo $$ >> $PIDS.new; mv $PIDS.new $PIDS; yes hunter2");

        assertThat(assertTimeout(Duration.ofSeconds(20), () -> node.problem(AGENT)))
                .isEqualTo("credential helper pass: answered more than 64 KiB");
        assertAllAreGone();
    }

    private void assertAllAreGone() {
        await().untilAsserted(() -> assertThat(Files.readAllLines(home.resolve("pids")))
                .hasSize(2)
                .allSatisfy(
                        pid -> assertThat(ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive))
                                .isEmpty()));
    }

    @Test
    void isNotWaitedForWhenItDoesNotReadItsInputOrCloseItsOutput() {
        node.dockerConfig(STORE).helper("pass", "exec 0<&-", ANSWER);

        assertThat(node.ask(AGENT)).isEqualTo(found("credential helper pass: ghcr.io", "me", "p"));
    }

    @Test
    void isMissing() throws IOException {
        node.dockerConfig(STORE);
        assertThat(node.problem(AGENT)).isEqualTo("credential helper pass: docker-credential-pass is not on the PATH");

        Files.createDirectories(home.resolve("bin/docker-credential-pass"));
        assertThat(node.problem(AGENT)).isEqualTo("credential helper pass: docker-credential-pass is not on the PATH");
    }

    @Test
    void cannotBeStarted() {
        node.dockerConfig(STORE).helper("pass").file("bin/docker-credential-pass", "#!/does/not/exist\n");

        assertThat(node.problem(AGENT)).isEqualTo("credential helper pass: cannot be started");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "a b", "$(id)", "a;id", "/bin/sh", "a\\nb"})
    void isNotRunUnderAnythingButAName(String name) {
        node.dockerConfig("{\"credsStore\":\"" + name + "\"}");

        assertThat(node.problem(AGENT))
                .isEqualTo("the name of a credential helper may hold letters, digits, '.', '_' and '-' only");
    }
}

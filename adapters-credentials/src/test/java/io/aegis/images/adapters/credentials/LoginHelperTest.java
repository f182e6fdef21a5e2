package io.aegis.images.adapters.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.aegis.images.application.port.CredentialFile.Problem;
import io.aegis.images.domain.credential.Credential.UsernamePassword;
import io.vavr.control.Either;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logins that the file leaves to a credential helper. */
class LoginHelperTest {

    private static final UsernamePassword ALICE = new UsernamePassword("alice", "s3\"cret");
    private static final String HELD = "{\"ServerURL\":\"%s\",\"Username\":\"alice\",\"Secret\":\"s3\\\"cret\"}";
    private static final Either<Problem, Void> KEPT = Either.right(null);

    @TempDir
    private Path home;

    private Node node;

    /** Keeps one credential in a file, and writes down what it was asked. */
    @BeforeEach
    void node() {
        node = new Node(home)
                .with("KEPT", home.resolve("kept").toString())
                .helper(
                        "x",
                        "input=$(cat)",
                        "echo \"$* $input\" >> \"$KEPT.asked\"",
                        "case $1 in",
                        "store) echo \"$input\" > \"$KEPT\" ;;",
                        "erase) rm \"$KEPT\" ;;",
                        "get) [ -e \"$KEPT\" ] || { echo 'credentials not found in native keychain'; exit 1; }",
                        "  cat \"$KEPT\" ;;",
                        "esac");
    }

    private String text(String file) throws IOException {
        return Files.readString(home.resolve(file));
    }

    private void assertDocument(String file, String json) throws IOException {
        assertThat(new JsonMapper().readTree(text(file))).isEqualTo(new JsonMapper().readTree(json));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"credsStore\":\"x\"}|ghcr.io|ghcr.io",
                "{\"credsStore\":\"x\"}|docker.io|https://index.docker.io/v1/",
                "{\"credHelpers\":{\"ghcr.io\":\"x\"},\"credsStore\":\"broken\"}|ghcr.io|ghcr.io",
            })
    void keepsItAndDockersFileIsMarked(String document, String registry, String server) throws IOException {
        node.dockerConfig(document);

        assertThat(node.login().put(registry, ALICE)).isEqualTo(KEPT);
        assertThat(text("kept")).isEqualToIgnoringNewLines(HELD.formatted(server));
        assertDocument(".docker/config.json", document.replaceFirst("}$", ",\"auths\":{\"" + server + "\":{}}}"));
        assertThat(node.ask(registry + "/acme/agent").get().credential()).contains(ALICE);
    }

    @Test
    void leavesNoPasswordInTheFile() throws IOException {
        node.dockerConfig("{\"credsStore\":\"x\",\"auths\":{\"https://ghcr.io\":{\"auth\":\"YTpi\"}}}");

        assertThat(node.login().put("ghcr.io", ALICE)).isEqualTo(KEPT);
        assertDocument(".docker/config.json", "{\"credsStore\":\"x\",\"auths\":{\"ghcr.io\":{}}}");
    }

    @Test
    void forgetsIt() throws IOException {
        node.dockerConfig("{\"credsStore\":\"x\"}").login().put("ghcr.io", ALICE);

        assertThat(node.login().remove("ghcr.io")).isEqualTo(Either.right(true));
        assertThat(home.resolve("kept")).doesNotExist();
        assertDocument(".docker/config.json", "{\"credsStore\":\"x\",\"auths\":{}}");
        assertThat(node.login().remove("ghcr.io")).isEqualTo(Either.right(false));
        assertThat(text("kept.asked")).containsOnlyOnce("erase");
    }

    @Test
    void isPodmansForItsRegistryAndNotForAPathOfIt() throws IOException {
        var document = "{\"credHelpers\":{\"ghcr.io\":\"x\"}}";
        node.running("podman").file("run/auth.json", document);

        assertThat(node.login().put("ghcr.io", ALICE)).isEqualTo(KEPT);
        assertThat(text("kept")).isEqualToIgnoringNewLines(HELD.formatted("ghcr.io"));
        assertDocument("run/auth.json", "{\"credHelpers\":{\"ghcr.io\":\"x\"},\"auths\":{}}");

        assertThat(node.login().put("ghcr.io/acme", ALICE)).isEqualTo(KEPT);
        assertThat(text("run/auth.json")).contains("ghcr.io/acme");
    }

    @Test
    void isNotPodmansForAllRegistries() throws IOException {
        node.running("podman").file("run/auth.json", "{\"credsStore\":\"x\"}");

        assertThat(node.login().put("ghcr.io", ALICE)).isEqualTo(KEPT);
        assertThat(home.resolve("kept")).doesNotExist();
        assertThat(text("run/auth.json")).contains("auth\"", "credsStore");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "echo hunter2; cat; exit 3|credential helper broken: ended with exit code 3",
                "yes hunter2|credential helper broken: answered more than 64 KiB",
                "sleep 1000|credential helper broken: did not answer within 2000 ms"
            })
    void leavesTheFileAsItIsWhenItFails(String script, String reason) throws IOException {
        var document = "{\"credsStore\":\"broken\",\"auths\":{\"ghcr.io\":{}}}";
        node.patientFor(Duration.ofSeconds(2)).helper("broken", script).dockerConfig(document);
        var problem = Either.left(new Problem(
                reason, "see that the helper works, or take it out of the file; the file was left as it is"));

        assertThat(node.login().put("ghcr.io", ALICE)).isEqualTo(problem);
        assertThat(node.login().remove("ghcr.io")).isEqualTo(problem);
        assertThat(text(".docker/config.json")).isEqualTo(document);
    }

    @Test
    void isMissing() {
        assertThat(node.dockerConfig("{\"credsStore\":\"y\"}")
                        .login()
                        .put("ghcr.io", ALICE)
                        .getLeft()
                        .message())
                .isEqualTo("credential helper y: docker-credential-y is not on the PATH");
    }
}

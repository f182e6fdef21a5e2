package io.aegis.images.adapters.credentials;

import static io.aegis.images.adapters.credentials.Node.auths;
import static io.aegis.images.adapters.credentials.Node.base64;
import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.KnownCredential;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownCredentialsTest {

    private static final String DOCKER = "Docker config ~/.docker/config.json";
    private static final String USABLE = "";

    @TempDir
    private Path home;

    private Node node;

    @BeforeEach
    void node() {
        node = new Node(home);
    }

    @Test
    void areNoneWhereTheNodeHasBeenGivenNone() {
        assertThat(node.known()).isEmpty();
    }

    @Test
    void areListedInTheOrderTheyAreLookedFor() {
        node.letsRequestsUse("secret:cicd/*", "ghcr.io/acme", "quay.io")
                .configured("ghcr.io", "me", "hunter2")
                .secret("team", auths("https://reg.example/v2/", "me", "hunter2"))
                .with("DOCKER_AUTH_CONFIG", auths("docker.io", "me", "hunter2"))
                .helper("x", "exit 1")
                .dockerConfig(
                        "{\"credHelpers\":{\"ghcr.io\":\"x\"},\"credsStore\":\"x\",\"auths\":{\"ghcr.io/acme\":{\"auth\":\""
                                + base64("me:hunter2") + "\"},\"empty.example\":{}}}")
                .file(".config/containers/auth.json", auths("quay.io", "me", "hunter2"));

        assertThat(node.known())
                .containsExactly(
                        usable("request's own secret:cicd/*", "ghcr.io/acme"),
                        usable("request's own secret:cicd/*", "quay.io"),
                        usable("node configuration: ghcr.io", "ghcr.io"),
                        usable("secret team: reg.example", "reg.example"),
                        usable("$DOCKER_AUTH_CONFIG: docker.io", "docker.io"),
                        usable("credential helper x: ghcr.io", "ghcr.io"),
                        usable(DOCKER + ": ghcr.io/acme", "ghcr.io/acme"),
                        usable("credential helper x", "*"),
                        usable("Podman auth ~/.config/containers/auth.json: quay.io", "quay.io"));
    }

    @Test
    void tellWhatIsWrongWithThem() {
        node.letsRequestsUse("env:NOT_SET", "ghcr.io")
                .configured("ghcr.io", "me", "env:NOT_SET")
                .secret("team", "{\"auths\":{\"ghcr.io\":{\"auth\":\"*hunter2*\"}}}")
                .dockerConfig("{\"credsStore\":\"missing\"}");

        assertThat(node.known())
                .containsExactly(
                        new KnownCredential("request's own env:NOT_SET", "ghcr.io", "the variable NOT_SET is not set"),
                        new KnownCredential(
                                "node configuration: ghcr.io", "ghcr.io", "the variable NOT_SET is not set"),
                        new KnownCredential("secret team: ghcr.io", "ghcr.io", "auth is not base64"),
                        new KnownCredential(
                                DOCKER,
                                "*",
                                "credential helper missing: docker-credential-missing is not on the PATH"));
    }

    @Test
    void tellWhichSourceStandsInTheWayOfAll() {
        node.secret("team", "env:NOT_SET").with("DOCKER_AUTH_CONFIG", "{").dockerConfig("{]");

        assertThat(node.known())
                .containsExactly(
                        new KnownCredential("secret team", "*", "the variable NOT_SET is not set"),
                        new KnownCredential("$DOCKER_AUTH_CONFIG", "*", "is not JSON, see line 1"),
                        new KnownCredential(DOCKER, "*", "is not JSON, see line 1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"credsStore\":\"x\"}", "{\"credHelpers\":{\"ghcr.io\":\"x\"}}"})
    void runNoHelper(String document) {
        node.with("RAN", home.resolve("ran").toString())
                .helper("x", "touch \"$RAN\"")
                .dockerConfig(document);

        assertThat(node.known()).hasSize(1);
        assertThat(home.resolve("ran")).doesNotExist();
    }

    private static KnownCredential usable(String source, String scope) {
        return new KnownCredential(source, scope, USABLE);
    }
}

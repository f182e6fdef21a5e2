package io.aegis.images.adapters.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.contracts.fixtures.Fixtures;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Podman's command line and this module on one file, against a registry that wants a login. */
class PodmanLoginIT {

    private static final String PLAIN_HTTP = "--tls-verify=false";

    private final Fixtures fixtures = Fixtures.running();
    private final String registry = fixtures.privateRegistry().host().value();
    private final String repository = "login/" + UUID.randomUUID();

    @TempDir
    private Path home;

    private Node node;
    private Tool podman;
    private Tool service;
    private String file = "";
    private ImageReference image;

    @BeforeEach
    void start() {
        file = home.resolve("auth.json").toString();
        node = new Node(home).running("podman").with("REGISTRY_AUTH_FILE", file);
        podman = new Tool(home, "podman");
        service = new Tool(home, "podman", "--url", "unix://" + fixtures.podmanSocket());
        image = fixtures.privateRegistry().push(repository, "1", TestImage.of(1));
    }

    @AfterEach
    void clear() {
        service.run("image", "rm", image.toString());
    }

    private Tool.Outcome pull() {
        return service.run("pull", PLAIN_HTTP, "--authfile", file, image.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/login"})
    void acceptsOurLogin(String path) {
        assertThat(node.login().put(registry + path, fixtures.credential()).isRight())
                .isTrue();

        assertThat(podman.succeed("login", "--get-login", "--authfile", file, registry + path)
                        .strip())
                .isEqualTo("alice");
        assertThat(pull().exitCode()).isZero();
        podman.succeed("logout", "--authfile", file, registry + path);
        assertThat(pull().output()).contains("authentication required");
    }

    @Test
    void acceptsOurLogout() {
        podmansLogin();
        assertThat(pull().exitCode()).isZero();

        assertThat(node.login().remove(registry)).isEqualTo(Either.right(true));
        assertThat(podman.run("login", "--get-login", "--authfile", file, registry)
                        .exitCode())
                .isNotZero();
        assertThat(pull().output()).contains("authentication required");
    }

    @Test
    void isReadWhereItLoggedIn() {
        podmansLogin();

        assertThat(node.ask(image.toString()).get().credential()).contains(fixtures.credential());
    }

    private void podmansLogin() {
        podman.succeedWith(
                fixtures.credential().password(),
                "login",
                PLAIN_HTTP,
                "--authfile",
                file,
                "-u",
                "alice",
                "--password-stdin",
                registry);
    }
}

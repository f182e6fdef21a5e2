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

/** Docker's command line and this module on one file, against a registry that wants a login. */
class DockerLoginIT {

    private static final String NO_CREDENTIAL = "no basic auth credentials";

    private final Fixtures fixtures = Fixtures.running();
    private final String registry = fixtures.privateRegistry().host().value();

    @TempDir
    private Path home;

    private Node node;
    private Tool docker;
    private ImageReference image;

    @BeforeEach
    void start() {
        node = new Node(home);
        docker = new Tool(home, "docker", "-H", "unix://" + fixtures.dockerSocket());
        image = fixtures.privateRegistry().push("login/" + UUID.randomUUID(), "1", TestImage.of(1));
    }

    @AfterEach
    void clear() {
        docker.run("image", "rm", image.toString());
    }

    private void assertPulls() {
        assertThat(docker.succeed("pull", image.toString())).contains(image.toString());
    }

    private void assertRefused() {
        assertThat(docker.run("pull", image.toString()).output()).contains(NO_CREDENTIAL);
    }

    private void dockersLogin() {
        docker.succeedWith(fixtures.credential().password(), "login", "-u", "alice", "--password-stdin", registry);
    }

    @Test
    void acceptsOurLogin() {
        assertRefused();

        assertThat(node.login().put(registry, fixtures.credential()).isRight()).isTrue();
        assertPulls();
        assertThat(docker.succeed("logout", registry)).contains("Removing login credentials");
        assertRefused();
    }

    @Test
    void acceptsOurLogout() {
        dockersLogin();
        assertPulls();

        assertThat(node.login().remove(registry)).isEqualTo(Either.right(true));
        assertRefused();
    }

    @Test
    void isReadWhereItLoggedIn() {
        dockersLogin();

        assertThat(node.ask(image.toString()).get().credential()).contains(fixtures.credential());
    }

    @Test
    void sharesItsCredentialHelperWithUs() {
        node.dockerConfig("{\"credsStore\":\"kept\"}").helper("kept", helper());

        assertThat(node.login().put(registry, fixtures.credential()).isRight()).isTrue();
        assertPulls();
        docker.succeed("logout", registry);
        assertRefused();

        dockersLogin();
        assertThat(node.ask(image.toString()).get().credential()).contains(fixtures.credential());
        assertThat(node.login().remove(registry)).isEqualTo(Either.right(true));
        assertRefused();
    }

    private String helper() {
        return """
                file=%s/kept
                case $1 in
                store) cat > $file ;;
                erase) rm -f $file ;;
                get) cat $file || { echo 'credentials not found in native keychain'; exit 1; } ;;
                esac""".formatted(home);
    }
}

package io.aegis.images.adapters.credentials;

import static io.aegis.images.adapters.credentials.Node.auths;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The line that the decision trace shows beside a credential's source. */
class WhyTest {

    private static final String AGENT = "ghcr.io/acme/agent:1";

    @TempDir
    private Path home;

    private Node node;

    @BeforeEach
    void node() {
        node = new Node(home);
    }

    @Test
    void namesWhatTheCredentialIsBoundTo() {
        node.configured("ghcr.io", "me", "p").configured("ghcr.io/acme", "me", "p");

        assertThat(node.why(AGENT)).isEqualTo("bound to ghcr.io/acme, the closest match");
    }

    @Test
    void namesTheSourceThatWasPassedOver() {
        node.configured("quay.io", "me", "p").secret("team", auths("ghcr.io", "me", "p"));

        assertThat(node.why(AGENT))
                .isEqualTo("bound to ghcr.io, the closest match; node configuration holds none for it");
    }

    @Test
    void countsSourcesOfOneKind() {
        node.configured("quay.io", "me", "p")
                .secret("a", auths("quay.io", "me", "p"))
                .secret("b", auths("quay.io", "me", "p"))
                .with("DOCKER_AUTH_CONFIG", auths("quay.io", "me", "p"))
                .dockerConfig(auths("ghcr.io", "me", "p"));

        assertThat(node.why(AGENT))
                .isEqualTo("bound to ghcr.io, the closest match; "
                        + "node configuration, 2 secrets and $DOCKER_AUTH_CONFIG hold none for it");
    }

    @Test
    void saysWhoNamedTheHelper() {
        node.helper("x", "echo '{\"Username\":\"me\",\"Secret\":\"p\"}'")
                .dockerConfig("{\"credHelpers\":{\"ghcr.io\":\"x\"}}");
        assertThat(node.why(AGENT)).isEqualTo("named by Docker config ~/.docker/config.json for ghcr.io");

        node.dockerConfig("{\"credsStore\":\"x\"}");
        assertThat(node.why(AGENT)).isEqualTo("named by Docker config ~/.docker/config.json for all registries");
    }

    @Test
    void saysWhereNoneWasFound() {
        assertThat(node.why(AGENT)).isEqualTo("none is bound to it in 3 files");

        node.secret("team", auths("quay.io", "me", "p"));
        assertThat(node.why(AGENT)).isEqualTo("none is bound to it in secret team and 3 files");
    }
}

package io.aegis.images.adapters.credentials;

import static io.aegis.images.adapters.credentials.Node.auths;
import static io.aegis.images.adapters.credentials.Node.found;
import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.settings.OpenBaoSettings;
import io.aegis.images.domain.pull.PullFailure.AccessDenied;
import io.aegis.images.domain.pull.PullFailure.AuthenticationFailed;
import io.aegis.images.domain.pull.PullFailure.Denial;
import io.vavr.control.Option;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestCredentialsTest {

    private static final String AGENT = "ghcr.io/acme/agent:1";
    private static final String SECRET = "hunter2";

    @TempDir
    private Path home;

    private Node node;

    @BeforeEach
    void node() {
        node = new Node(home)
                .letsRequestsUse("env:TEAM_*", "ghcr.io/acme", "docker.io")
                .letsRequestsUse("secret:cicd/*", "ghcr.io/acme")
                .configured("ghcr.io", "node", "p")
                .with("TEAM_A", "robot:" + SECRET);
    }

    @Test
    void comeBeforeTheNodesOwn() {
        assertThat(node.askWith(AGENT, "env:TEAM_A").map(found -> found.because("")))
                .isEqualTo(found("env:TEAM_A", "robot", SECRET));
        assertThat(node.askWith(AGENT, "env:TEAM_A").get().why()).isEqualTo("the request's own");
    }

    @ParameterizedTest
    @CsvSource({
        "robot:hunter2, robot, hunter2",
        "robot:hunter2@ghcr.io, robot, hunter2",
        "robot:hunter2@https://ghcr.io/, robot, hunter2",
        "robot:hunter2@ghcr.io/acme, robot, hunter2",
        "robot:hun:ter2, robot, hun:ter2",
        "robot:h@nter2@ghcr.io, robot, h@nter2",
    })
    void areAUserAndAPasswordAndPerhapsAServer(String text, String username, String password) {
        node.with("TEAM_A", text);

        assertThat(node.askWith(AGENT, "env:TEAM_A").map(found -> found.because("")))
                .isEqualTo(found("env:TEAM_A", username, password));
    }

    @ParameterizedTest
    @ValueSource(strings = {"robot:hunter2@quay.io", "robot:hunter2@ghcr.io.evil.example", "robot:hunter2@nter2"})
    void areShownToNoOtherRegistryThanTheyName(String text) {
        node.with("TEAM_A", text);
        var denied = node.askWith(AGENT, "env:TEAM_A").getLeft();

        assertThat(denied).isInstanceOf(AccessDenied.class);
        assertThat(denied.message() + denied.remedy()).doesNotContain("hunter2", "nter2");
    }

    @ParameterizedTest
    @CsvSource({
        "ghcr.io/other/agent:1, env:TEAM_A",
        "ghcr.io/acme-evil/agent:1, env:TEAM_A",
        "ghcr.io.evil.example/acme/agent:1, env:TEAM_A",
        "quay.io/acme/agent:1, env:TEAM_A",
        "ghcr.io/acme/agent:1, env:OTHER",
        "ghcr.io/acme/agent:1, secret:other/team",
        "python:3.11, secret:cicd/team",
    })
    void areNotEvenReadWhereTheConfigurationDoesNotAllowThem(String reference, String own) {
        // Each of them could be read, and none would be right.
        node.with("OTHER", "x:y");
        var denied = node.askWith(reference, own).getLeft();

        assertThat(denied)
                .isInstanceOfSatisfying(
                        AccessDenied.class,
                        failure -> assertThat(failure.denial()).isEqualTo(Denial.CREDENTIAL_NOT_ALLOWED));
        assertThat(denied.detail().text()).contains(own);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AEGIS_TOKEN",
                "OPENBAO_SECRET_ID",
                "VAULT_TOKEN",
                "DATABASE_URL",
                "POSTGRES_PASSWORD",
                "REDIS_URL",
                "JWT_SECRET",
                "OIDC_CLIENT_SECRET"
            })
    void areNeverThePlatforms(String variable) {
        node.letsRequestsUse("env:" + variable, "ghcr.io").with(variable, "robot:" + SECRET);

        assertThat(node.askWith(AGENT, "env:" + variable).getLeft()).isInstanceOf(AccessDenied.class);
    }

    @Test
    void areNeverWhatTheNodeOpensItsSecretStoreWith() {
        node.withOpenBao(new OpenBaoSettings(
                URI.create("https://bao.acme.example"),
                "node",
                "TEAM_A",
                Option.none(),
                Option.none(),
                Option.none(),
                Option.none()));

        assertThat(node.askWith(AGENT, "env:TEAM_A").getLeft()).isInstanceOf(AccessDenied.class);
    }

    @ParameterizedTest
    @CsvSource({
        "TEAM_UNSET, env:TEAM_UNSET: the variable is not set",
        "TEAM_WORD, env:TEAM_WORD: is not user:password or user:password@registry",
        "TEAM_NOBODY, env:TEAM_NOBODY: is not user:password or user:password@registry",
    })
    void failTheRequestWhenTheyCannotBeRead(String variable, String reason) {
        node.with("TEAM_WORD", SECRET).with("TEAM_NOBODY", ":" + SECRET).dockerConfig(auths("ghcr.io", "never", "p"));
        var refused = node.askWith(AGENT, "env:" + variable).getLeft();

        assertThat(refused).isInstanceOf(AuthenticationFailed.class);
        assertThat(refused.detail().text()).isEqualTo(reason);
    }

    @Test
    void needASecretStoreWhereTheyAreSecrets() {
        assertThat(node.askWith(AGENT, "secret:cicd/team").getLeft().detail().text())
                .isEqualTo("secret:cicd/team: no secret store is configured on this node (spec.secrets.backend)");
    }

    @Test
    void leaveTheNodesOwnToRequestsWithoutOne() {
        assertThat(node.ask(AGENT)).isEqualTo(found("node configuration: ghcr.io", "node", "p"));
    }
}

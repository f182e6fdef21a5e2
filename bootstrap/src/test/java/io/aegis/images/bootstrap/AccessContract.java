package io.aegis.images.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aegis.images.contracts.fixtures.Fixtures;
import io.aegis.images.contracts.registry.TestImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may have an image that is on the node already, from the command line to a real registry that wants a login. */
abstract class AccessContract {
    private static final String WRONG = "wr0ng-Pa55";

    @TempDir
    Path directory;

    private final Fixtures fixtures = Fixtures.running();
    private final String repository = "access/" + UUID.randomUUID();
    private Path config = Path.of("");
    private String image = "";

    abstract Path socket();

    @BeforeEach
    void pushAPrivateImage() throws IOException {
        image = fixtures.privateRegistry()
                .push(repository, "1", TestImage.fresh(1000))
                .toString();
        config = Files.writeString(directory.resolve("aegis-config.yaml"), """
                apiVersion: 100monkeys.ai/v1
                kind: NodeConfig
                metadata:
                  name: node-7
                spec:
                  node:
                    id: node-7
                  images:
                    request_credentials:
                      - source: env:TEAM_*
                        registries: ["%s/access"]
                """.formatted(
                        fixtures.privateRegistry().host()));
    }

    @Test
    void handsNobodyOnPresenceAloneWhatAnothersCredentialBrought() {
        assertThat(ensure("--credential", "env:TEAM_A").path("source").asText()).isEqualTo("Downloaded");

        assertThat(denied()).isEqualTo("AccessDenied not_proven");
        assertThat(denied("--policy", "Never")).isEqualTo("AccessDenied not_proven");
        assertThat(denied("--credential", "env:TEAM_WRONG")).isEqualTo("AccessDenied not_proven");
        assertThat(ensure("--credential", "env:TEAM_B").path("source").asText()).isEqualTo("Cached");
        assertThat(ensure("--credential", "env:TEAM_A").path("source").asText()).isEqualTo("Cached");
    }

    @Test
    void saysInTheRecordWhoProvedItByWhatAndWhen() {
        ensure("--credential", "env:TEAM_A");
        ensure("--credential", "env:TEAM_B");

        assertThat(shell().run("audit", "--image", image, "--outcome", "Cached", "-o", "json")
                        .documents())
                .extracting((JsonNode event) ->
                        event.at("/data/access/credential_source").asText())
                .containsExactly("env:TEAM_B");
        assertThat(shell().run("access", "list", "-o", "json").documents())
                .extracting((JsonNode proof) -> proof.path("claimant").asText())
                .contains("env:TEAM_A", "env:TEAM_B");
    }

    @Test
    void takesAProofBack() {
        ensure("--credential", "env:TEAM_A");
        assertThat(shell().run("access", "revoke", "--credential", "env:TEAM_A").code())
                .isZero();

        assertThat(denied("--credential", "env:TEAM_A", "--policy", "Never")).isEqualTo("AccessDenied not_proven");
    }

    @Test
    void readsNoCredentialThatRequestsMayNotUse() {
        assertThat(denied("--credential", "env:OTHER")).isEqualTo("AccessDenied credential_not_allowed");
        assertThat(denied("--credential", "env:AEGIS_TOKEN")).isEqualTo("AccessDenied credential_not_allowed");
    }

    @Test
    void letsNoRequestsCredentialOut() throws IOException {
        var printed = new StringBuilder();
        for (var command : List.of(
                "ensure " + image + " --credential env:TEAM_A",
                "ensure " + image + " --credential env:TEAM_WRONG",
                "ensure " + image + "-absent --credential env:TEAM_A",
                "credentials list",
                "credentials test " + image + " --credential env:TEAM_A",
                "credentials test " + image + " --credential env:TEAM_WRONG",
                "access list -o json",
                "events",
                "audit",
                "doctor")) {
            var said = shell().run((command + " --config " + config).split(" ", -1));
            printed.append(said.out()).append(said.err());
        }
        var secret = fixtures.credential().password();
        assertThat(printed).contains("env:TEAM_A").doesNotContain(secret, WRONG);
        try (var files = Files.walk(directory.resolve("data"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(secret, WRONG);
            }
        }
    }

    private JsonNode ensure(String... options) {
        var said = run(options);
        assertThat(said.code()).as(said.err()).isZero();
        return said.document();
    }

    private String denied(String... options) {
        var said = run(options);
        assertThat(said.code()).isEqualTo(21);
        var failure = said.document().path("failure");
        return failure.path("class").asText() + " " + failure.path("reason").asText();
    }

    private Shell.Said run(String... options) {
        var command = new ArrayList<>(List.of("ensure", image, "-o", "json", "--config", config.toString()));
        command.addAll(List.of(options));
        return shell().run(command.toArray(String[]::new));
    }

    private Shell shell() {
        var login = fixtures.credential();
        var right = login.username() + ":" + login.password();
        return new Shell(socket(), directory.resolve("data"))
                .with(Map.of(
                        "TEAM_A", right,
                        "TEAM_B", right + "@" + fixtures.privateRegistry().host(),
                        "TEAM_WRONG", login.username() + ":" + WRONG,
                        "OTHER", right,
                        "AEGIS_TOKEN", right));
    }
}

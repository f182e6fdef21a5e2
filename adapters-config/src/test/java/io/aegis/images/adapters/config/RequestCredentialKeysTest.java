package io.aegis.images.adapters.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.settings.RequestCredentialRule;
import io.vavr.control.Either;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestCredentialKeysTest {

    private static final String STORE =
            "secrets: {backend: {address: 'https://bao.acme.example', approle: {role_id: node}}}\n";

    @TempDir
    private Path directory;

    private Either<String, List<RequestCredentialRule>> rules(String spec) {
        return new Given(directory, Map.of("TEAM_A_HUB", "alice:hunter2"))
                .spec(spec)
                .map(settings -> settings.credentials().requests());
    }

    @Test
    void readsWhichCredentialsRequestsMayNameAndWhere() {
        assertThat(rules(STORE + """
                images:
                  request_credentials:
                    - {source: "env:TEAM_A_*", registries: [ghcr.io/acme, docker.io]}
                    - {source: env:TEAM_A_HUB, registries: [docker.io]}
                    - {source: "secret:cicd/*", registries: ["127.0.0.1:5000"]}
                    - {source: secret:cicd/docker-registry, registries: [ghcr.io]}
                """))
                .isEqualTo(Either.right(List.of(
                        new RequestCredentialRule("env:TEAM_A_*", List.of("ghcr.io/acme", "docker.io")),
                        new RequestCredentialRule("env:TEAM_A_HUB", List.of("docker.io")),
                        new RequestCredentialRule("secret:cicd/*", List.of("127.0.0.1:5000")),
                        new RequestCredentialRule("secret:cicd/docker-registry", List.of("ghcr.io")))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hunter2",
                "me:hunter2",
                "*",
                "env:",
                "env:HUNTER2*X",
                "env:HUNTER2**",
                "secret:*",
                "secret:hunter2*",
                "secret:hunter2/../x",
                "secret:/hunter2",
                "file:/hunter2"
            })
    void refusesASourceThatIsNoneAndDoesNotQuoteIt(String source) {
        assertThat(rules("images: {request_credentials: [{source: '" + source + "', registries: [ghcr.io]}]}"))
                .isEqualTo(Either.left("node.yaml:6: spec.images.request_credentials[0].source must be env:VARIABLE or"
                        + " secret:ENGINE/PATH, perhaps with a * at its end, never the credential itself"));
    }

    @ParameterizedTest
    @CsvSource({
        "env:NODE_*, NODE_SECRET_ID",
        "env:NODE_SECRET_ID, NODE_SECRET_ID",
        "env:OPEN*, OPENBAO_SECRET_ID",
    })
    void refusesARuleThatWouldOpenTheNodesOwnSecretId(String source, String variable) {
        assertThat(rules("secrets: {backend: {address: 'https://bao.acme.example', approle: {role_id: node,"
                        + " secret_id_env_var: " + variable + "}}}\n"
                        + "images: {request_credentials: [{source: '" + source + "', registries: [ghcr.io]}]}"))
                .isEqualTo(Either.left("node.yaml:7: spec.images.request_credentials[0].source would open the variable"
                        + " that holds the node's own secret id: no request may read it"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{source: 'env:*', registries: [ghcr.io]}|.source would open all of the node's environment: write at least the beginning of a variable's name before the *",
                "{source: 'secret:cicd/x', registries: [ghcr.io]}|.source is a secret: value, and there is no spec.secrets.backend to read it from",
                "{source: 'env:A'}|.registries is missing",
                "{source: 'env:A', registries: []}|.registries needs at least one entry",
                "{source: 'env:A', registries: ['me:hunter2@ghcr.io']}|.registries[0] is not a registry: write its host, as in ghcr.io, or a host and the beginning of a repository, as in ghcr.io/acme",
                "{source: 'env:A', registrys: [ghcr.io]}|.registrys is not a known key; did you mean registries?",
                "{registries: [ghcr.io]}|.source is missing",
                "'env:A'| must hold keys and values, not text",
            })
    void refusesARuleThatIsNotWhole(String rule, String problem) {
        var shown = problem.startsWith(".") ? problem : " " + problem;
        assertThat(rules("images: {request_credentials: [" + rule + "]}"))
                .isEqualTo(Either.left("node.yaml:6: spec.images.request_credentials[0]" + shown));
    }
}

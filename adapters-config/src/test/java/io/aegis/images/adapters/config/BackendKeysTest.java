package io.aegis.images.adapters.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.settings.NodeSettings;
import io.aegis.images.application.settings.OpenBaoSettings;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackendKeysTest {

    private static final String WHOLE = "address: 'https://bao.acme.example', approle: {role_id: node}";

    @TempDir
    private Path directory;

    private Either<String, NodeSettings> backend(String keys) {
        return new Given(directory, Map.of("BAO", "https://bao.acme.example:8200"))
                .spec("secrets: {backend: {" + keys + "}}");
    }

    @Test
    void readsWhereSecretsAreKept() {
        var settings = backend("address: env:BAO, auth_method: approle, approle: {role_id: env:ROLE, secret_id_env_var:"
                        + " NODE_SECRET_ID}, namespace: tenant-acme, tls: {ca_cert: ca.pem, client_cert: node.pem,"
                        + " client_key: node.key}")
                .get();

        assertThat(settings.credentials().openBao())
                .isEqualTo(Option.some(new OpenBaoSettings(
                        URI.create("https://bao.acme.example:8200"),
                        "env:ROLE",
                        "NODE_SECRET_ID",
                        Option.some("tenant-acme"),
                        work("ca.pem"),
                        work("node.pem"),
                        work("node.key"))));
        assertThat(settings.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8200", "http://localhost:8200", "http://[::1]:8200", "https://10.0.0.7/"})
    void takesAnAddressThatNobodyElseListensTo(String address) {
        assertThat(backend("address: '" + address + "', approle: {role_id: node}")
                        .get()
                        .credentials()
                        .openBao()
                        .map(OpenBaoSettings::address))
                .contains(URI.create(address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://10.0.0.7:8200", "http://127.0.0.1.acme.example", "http://localhost.acme.example"})
    void refusesToSendSecretsInTheClear(String address) {
        assertThat(backend("address: '" + address + "', approle: {role_id: node}"))
                .isEqualTo(Either.left("node.yaml:6: spec.secrets.backend.address must begin with https://: without TLS"
                        + " every secret could be read on its way; http:// is for this machine alone"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bao.acme.example",
                "bao.acme.example:8200",
                "ftp://bao.acme.example",
                "https://me:hunter2@bao.acme.example",
                "https://bao.acme.example/v1",
                "https://bao.acme.example?token=hunter2",
                "https://",
                "https://bao.acme.example:0",
                "https://bao.acme.example:65536",
                "https://bao.acme.example:",
                "https://bao_acme",
                "https://a b"
            })
    void refusesAnAddressThatIsNoneAndDoesNotQuoteIt(String address) {
        assertThat(backend("address: '" + address + "', approle: {role_id: node}"))
                .isEqualTo(Either.left("node.yaml:6: spec.secrets.backend.address is not the address of a server, as in"
                        + " https://openbao.acme.example:8200"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "address: 'https://bao.io'|approle is missing",
                "approle: {role_id: node}|address is missing",
                "address: 'https://bao.io', approle: {}|approle.role_id is missing",
                "address: 'https://bao.io', approle: {role_id: secret:a/b}|approle.role_id is what the secret store is opened with: write the value itself or env:VARIABLE",
                "address: 'https://bao.io', auth_method: token, approle: {role_id: node}|auth_method 'token' must be approle",
                "address: 'https://bao.io', approle: {role_id: node, secret_id_env_var: hunter2-id}|approle.secret_id_env_var must be the name of a variable, never the secret id itself",
                "address: 'https://bao.io', approle: {role_id: node}, namespace: a b|namespace 'a b' is not a namespace, as in aegis-system or tenant-acme",
                "address: 'https://bao.io', approle: {role_id: node}, tls: {client_cert: a}|tls.client_cert is of no use without spec.secrets.backend.tls.client_key",
                "address: 'https://bao.io', approle: {role_id: node}, tls: {client_key: a}|tls.client_key is of no use without spec.secrets.backend.tls.client_cert",
            })
    void refusesWhatCannotBeMeant(String keys, String problem) {
        assertThat(backend(keys)).isEqualTo(Either.left("node.yaml:6: spec.secrets.backend." + problem));
    }

    @Test
    void pointsRegistryCredentialsToTheirOwnPlace() {
        assertThat(new Given(directory, Map.of()).spec("""
                                secrets:
                                  backend: {address: 'https://bao.acme.example', approle: {role_id: node}}
                                  team-a:
                                    type: dockerconfigjson
                                    data: {.dockerconfigjson: hunter2}
                                """).get().warnings())
                .containsExactly("node.yaml:8: spec.secrets.team-a is not a known key and has no effect; documents with"
                        + " registry credentials stand under secrets at the top of the file");
    }

    @Test
    void warnsOfKeysThatAreNotRead() {
        assertThat(backend(WHOLE + ", adress: x, cache_ttl: 30").get().warnings())
                .containsExactly(
                        "node.yaml:6: spec.secrets.backend.adress is not a known key and has no effect; did you mean"
                                + " address?",
                        "node.yaml:6: spec.secrets.backend.cache_ttl is not a known key and has no effect");
    }

    private Option<Path> work(String name) {
        return Option.some(directory.resolve("work").resolve(name));
    }
}

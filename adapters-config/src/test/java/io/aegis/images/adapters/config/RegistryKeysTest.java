package io.aegis.images.adapters.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.settings.RegistrySettings;
import io.aegis.images.application.settings.RegistrySettings.ConfiguredRegistry;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryKeysTest {

    @TempDir
    private Path directory;

    private Either<String, RegistrySettings> registries(String images) {
        return new Given(directory, Map.of("MIRROR", "mirror.acme.example"))
                .spec("images:\n" + images.indent(2))
                .map(settings -> settings.registries());
    }

    @Test
    void readsHowRegistriesAreAsked() {
        assertThat(registries("""
                registry_timeout: 3s
                registries:
                  - {host: "Registry.acme.example:5000", plain_http: true}
                  - host: index.docker.io
                    ca: certs/hub.pem
                    mirrors: [env:MIRROR, "mirror.acme.example:8443/hub"]
                    token_servers: [Auth.acme.example, "keycloak:8443"]
                """))
                .isEqualTo(Either.right(new RegistrySettings(
                        List.of(
                                new ConfiguredRegistry(
                                        "registry.acme.example:5000", true, Option.none(), List.of(), List.of()),
                                new ConfiguredRegistry(
                                        "docker.io",
                                        false,
                                        Option.some(directory.resolve("work/certs/hub.pem")),
                                        List.of("mirror.acme.example", "mirror.acme.example:8443/hub"),
                                        List.of("auth.acme.example", "keycloak:8443"))),
                        Duration.ofSeconds(3))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{mirrors: []}|[0].host is missing",
                "{host: ghcr.io/acme}|[0].host is not a registry's host, as in ghcr.io or registry.acme.example:5000",
                "{host: registry}|[0].host is not a registry's host, as in ghcr.io or registry.acme.example:5000",
                "{host: 'https://ghcr.io'}|[0].host is not a registry's host, as in ghcr.io or registry.acme.example:5000",
                "{host: ghcr.io}, {host: ghcr.io}|[1].host is the host of an earlier entry",
                "{host: ghcr.io}, {host: GHCR.io}|[1].host is the host of an earlier entry",
                "{host: registry.1a}|[0].host is not a registry's host, as in ghcr.io or registry.acme.example:5000",
                "{host: 'ghcr.io:0'}|[0].host is not a registry's host, as in ghcr.io or registry.acme.example:5000",
                "{host: 'ghcr.io:65536'}|[0].host is not a registry's host, as in ghcr.io or registry.acme.example:5000",
                "{host: docker.io}, {host: index.docker.io}|[1].host is the host of an earlier entry",
                "{host: ghcr.io, plain_http: 1}|[0].plain_http '1' must be true or false",
                "{host: ghcr.io, plainHttp: true}|[0].plainHttp is not a known key; did you mean plain_http?",
                "{host: ghcr.io, mirrors: mirror.io}|[0].mirrors must be a list, not text",
                "{host: ghcr.io, mirrors: ['https://me:hunter2@mirror.io']}|[0].mirrors[0] is not a registry or a part of one: write its host, as in ghcr.io, or a host and the beginning of a repository, as in docker.io/library/python",
                "{host: ghcr.io, mirrors: ['m.io:99999']}|[0].mirrors[0] is not a registry or a part of one: write its host, as in ghcr.io, or a host and the beginning of a repository, as in docker.io/library/python",
                "{host: ghcr.io, token_servers: [my_auth]}|[0].token_servers[0] is not a host, as in auth.acme.example or auth.acme.example:8443",
                "{host: ghcr.io, token_servers: ['auth.io:99999']}|[0].token_servers[0] is not a host, as in auth.acme.example or auth.acme.example:8443",
                "{host: ghcr.io, token_servers: ['https://auth.io/token']}|[0].token_servers[0] is not a host, as in auth.acme.example or auth.acme.example:8443",
            })
    void refusesWhatCannotBeMeant(String entries, String problem) {
        assertThat(registries("registries: [" + entries + "]"))
                .isEqualTo(Either.left("node.yaml:7: spec.images.registries" + problem));
    }
}

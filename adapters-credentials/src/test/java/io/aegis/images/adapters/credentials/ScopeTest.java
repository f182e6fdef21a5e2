package io.aegis.images.adapters.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.domain.reference.ImageReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeTest {

    private static boolean covers(String scope, String reference) {
        return Scope.parse(scope).get().covers(ImageReference.parse(reference).get());
    }

    @ParameterizedTest
    @CsvSource({
        "ghcr.io, ghcr.io/acme/agent:1",
        "GHCR.io, ghcr.io/acme/agent:1",
        "ghcr.io, GHCR.IO/acme/agent:1",
        "ghcr.io/, ghcr.io/acme/agent:1",
        "https://ghcr.io, ghcr.io/acme/agent:1",
        "https://ghcr.io/v1/, ghcr.io/acme/agent:1",
        "https://ghcr.io/v2, ghcr.io/acme/agent:1",
        "http://127.0.0.1:5000/v2/, 127.0.0.1:5000/a",
        "ghcr.io/acme, ghcr.io/acme/agent:1",
        "ghcr.io/Acme, ghcr.io/acme/agent:1",
        "ghcr.io/acme/agent, ghcr.io/acme/agent:1",
        "ghcr.io/acme/agent, ghcr.io/acme/agent/sub",
        "localhost, localhost/a",
        "localhost:5000, localhost:5000/a",
        "'[::1]:5000', '[::1]:5000/a'",
        "docker.io, python:3.11",
        "docker.io, acme/agent",
        "index.docker.io, python:3.11",
        "registry-1.docker.io, python:3.11",
        "https://index.docker.io/v1/, python:3.11",
        "https://index.docker.io/v1/, docker.io/acme/agent",
        "docker.io, registry-1.docker.io/library/python",
        "docker.io/library, python:3.11",
        "docker.io/acme, acme/agent",
    })
    void coversAReference(String scope, String reference) {
        assertThat(covers(scope, reference)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "ghcr.io, evil-ghcr.io/acme/agent",
        "ghcr.io, ghcr.io.evil.com/acme/agent",
        "ghcr.io, evil.com/ghcr.io/agent",
        "ghcr.io, sub.ghcr.io/acme/agent",
        "sub.ghcr.io, ghcr.io/acme/agent",
        "ghcr.io, ghcr.io:443/acme/agent",
        "ghcr.io:443, ghcr.io/acme/agent",
        "localhost:5000, localhost:5001/a",
        "localhost:500, localhost:5000/a",
        "ghcr.io/acme, ghcr.io/acme-evil/agent",
        "ghcr.io/acme, ghcr.io/acm/agent",
        "ghcr.io/acme, ghcr.io/evil/acme/agent",
        "ghcr.io/acme/agent, ghcr.io/acme/agent2",
        "ghcr.io/acme/agent, ghcr.io/acme",
        "docker.io, ghcr.io/docker.io/a",
        "docker.io/library, acme/agent",
        "docker.io, docker.io.evil.com/a",
        "quay.io, python:3.11",
    })
    void doesNotCover(String scope, String reference) {
        assertThat(covers(scope, reference)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "/",
                "https://",
                "ghcr.io//a",
                "a b",
                "https://me:hunter2@ghcr.io",
                "me@ghcr.io",
                "*.ghcr.io",
                "ghcr.io:port",
                "ghcr.io:",
                "ghcr.io/a?b",
                "ghcr.io\nx",
                "ftp://ghcr.io",
                "[::1",
                "ghcr.io/*"
            })
    void isNothingElse(String text) {
        assertThat(Scope.parse(text)).isEmpty();
    }
}

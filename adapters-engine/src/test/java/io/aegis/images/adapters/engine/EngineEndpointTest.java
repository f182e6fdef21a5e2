package io.aegis.images.adapters.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EngineEndpointTest {

    @ParameterizedTest
    @CsvSource({
        "/run/docker.sock, unix:///run/docker.sock",
        "unix:///run/docker.sock, unix:///run/docker.sock",
        "tcp://127.0.0.1:2375, tcp://127.0.0.1:2375",
        "http://engine.example:2375/path, tcp://engine.example:2375"
    })
    void reads(String text, String endpoint) {
        assertThat(EngineEndpoint.parse(text).get()).hasToString(endpoint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "docker.sock",
                "unix://relative",
                "unix:relative",
                "tcp://host",
                "tcp://:2375",
                "tcp://user:secret@host:2375",
                "ssh://host:22",
                "npipe:////./pipe/docker_engine",
                "https://host:2376",
                "un ix:///x"
            })
    void rejects(String text) {
        assertThat(EngineEndpoint.parse(text)).isEmpty();
    }
}

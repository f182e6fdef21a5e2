package io.aegis.images.domain.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryHostTest {

    @ParameterizedTest
    @ValueSource(strings = {"python", "docker.io/python", "index.docker.io/python", "acme/agent"})
    void isOneForAllNamesOfDockerHub(String reference) {
        assertThat(ImageReference.parse(reference).get().host()).isEqualTo(RegistryHost.DOCKER_HUB);
    }

    @ParameterizedTest
    @ValueSource(strings = {"docker.io:443/python", "registry-1.docker.io/python", "docker.io.evil.example/python"})
    void isAnotherForWhatOnlyLooksLikeDockerHub(String reference) {
        assertThat(ImageReference.parse(reference).get().host()).isNotEqualTo(RegistryHost.DOCKER_HUB);
    }

    @Test
    void isWrittenAsItWasGiven() {
        assertThat(new RegistryHost("[::1]:5000")).hasToString("[::1]:5000");
    }
}

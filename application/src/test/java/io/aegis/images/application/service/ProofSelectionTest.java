package io.aegis.images.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProofSelectionTest {

    @ParameterizedTest
    @CsvSource({
        "python, docker.io/library/python",
        "ghcr.io/acme/agent, ghcr.io/acme/agent",
        "localhost:5000/agent, localhost:5000/agent"
    })
    void namesARepositoryInFull(String text, String repository) {
        assertThat(ProofSelection.repository(text)).isEqualTo(Either.right(repository));
    }

    @Test
    void promisesNoLessThanIsSelected() {
        assertThat(ProofSelection.repository("ghcr.io/acme/agent:1.4"))
                .isEqualTo(Either.left("a repository is wanted, without tag or digest: ghcr.io/acme/agent"));
        assertThat(ProofSelection.repository("python@sha256:" + "a".repeat(64)).getLeft())
                .endsWith("docker.io/library/python");
    }

    @Test
    void tellsWhatIsNoName() {
        assertThat(ProofSelection.repository("Host/Upper").getLeft())
                .startsWith("'Host/Upper' is not an image reference");
    }
}

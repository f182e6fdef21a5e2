package io.aegis.images.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

class BadDocumentTest {

    @Test
    void namesTheLineWhereOneIsToBlame() {
        assertThat(new BadDocument("agent.yaml", Option.some(7), "it is so").message())
                .isEqualTo("agent.yaml:7: it is so");
        assertThat(new BadDocument("agent.yaml", Option.some(7), "it is so").remedy())
                .isEqualTo("correct line 7 of agent.yaml");
        assertThat(new BadDocument("agent.yaml", Option.none(), "it is so").remedy())
                .isEqualTo("correct agent.yaml");
        assertThat(new BadDocument("agent.yaml", Option.none(), "it is so").message())
                .isEqualTo("agent.yaml: it is so");
    }
}

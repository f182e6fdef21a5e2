package io.aegis.images.domain.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"n", "node-1", "node.example.com", "550e8400-e29b-41d4-a716-446655440000", "a/b:c"})
    void isReadAsItIsWritten(String text) {
        assertThat(NodeId.parse(text)).isEqualTo(Option.some(new NodeId(text)));
        assertThat(new NodeId(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "node 1", "node\n1", "node|1", "knoten-ä", "node\u007f"})
    void isNeitherEmptyNorInvisibleNorDivided(String text) {
        assertThat(NodeId.parse(text)).isEmpty();
        assertThatThrownBy(() -> new NodeId(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isAtMost128CharactersLong() {
        assertThat(NodeId.parse("n".repeat(128))).isNotEmpty();
        assertThat(NodeId.parse("n".repeat(129))).isEmpty();
    }
}

package io.aegis.images.domain.pull;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Option;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PullIdTest {

    private static final String TEXT = "0197a3c0-0000-7000-8000-00000000002a";

    @Test
    void isReadAsItIsWritten() {
        var id = new PullId(UUID.fromString(TEXT));

        assertThat(PullId.parse(TEXT)).isEqualTo(Option.some(id));
        assertThat(id).hasToString(TEXT);
    }

    @Test
    void isReadWhateverItsCase() {
        assertThat(PullId.parse(TEXT.toUpperCase())).isEqualTo(PullId.parse(TEXT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "1-1-1-1-1",
                "0197a3c000007000800000000000002a",
                "0197a3c0-0000-7000-8000-00000000002",
                "0197a3c0-0000-7000-8000-00000000002a0",
                "0197a3c0-0000-7000-8000-00000000002g",
                " 0197a3c0-0000-7000-8000-00000000002a",
            })
    void isNotReadFromAnythingElse(String text) {
        assertThat(PullId.parse(text)).isEmpty();
    }
}

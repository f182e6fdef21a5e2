package io.aegis.images.domain.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequesterTest {

    @Test
    void isNobodyInParticularForTheNodeItself() {
        assertThat(Requester.NODE).isEqualTo(new Requester(Option.none(), Option.none(), Option.none()));
    }

    @Test
    void canBeAnExecutionAlone() {
        assertThat(Requester.execution("exec-1"))
                .isEqualTo(new Requester(Option.some("exec-1"), Option.none(), Option.none()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"e", "exec-1", "with space", "a|b", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"})
    void isIdentifiedByPrintableAscii(String text) {
        assertThat(Requester.isValid(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\nb", "\u0000", "ä", "\u007f"})
    void isIdentifiedByNothingElse(String text) {
        var given = Option.some(text);
        Option<String> none = Option.none();

        assertThat(Requester.isValid(text)).isFalse();
        assertThatThrownBy(() -> new Requester(given, none, none)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Requester(none, given, none)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Requester(none, none, given)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isIdentifiedByAtMost200Characters() {
        assertThat(Requester.isValid("e".repeat(200))).isTrue();
        assertThat(Requester.isValid("e".repeat(201))).isFalse();
    }
}

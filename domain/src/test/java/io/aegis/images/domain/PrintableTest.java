package io.aegis.images.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {

    @Test
    void isThePlainTextItself() {
        assertThat(Printable.of("ghcr.io/acme/agent:1.4 – größer 🐳")).isEqualTo("ghcr.io/acme/agent:1.4 – größer 🐳");
    }

    @Test
    void showsThatSomethingInvisibleStoodThere() {
        assertThat(Printable.of("a\nb\u001bc\u202ed\ud800e")).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe");
    }

    @Test
    void showsTheBeginningOfALongText() {
        assertThat(Printable.of("x".repeat(120))).isEqualTo("x".repeat(120));
        assertThat(Printable.of("x".repeat(121))).isEqualTo("x".repeat(120) + "…");
    }
}

package io.aegis.images.domain.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvalidReferenceTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\nb",
                "ghcr.io/a\r\nb",
                "python:3\u001b[31m",
                "host\u0007.io/agent",
                "ghcr.io:80\u202e/agent",
                "python@\u2028sha256",
                "PYTHON\u0085",
                "acme/a\u200bb",
                "acme/a\ud800b",
            })
    void isOneVisibleLineWhateverTheTextHeld(String text) {
        assertThat(message(text).codePoints()).allMatch(InvalidReferenceTest::isVisible);
    }

    @Test
    void showsWhereSomethingInvisibleStood() {
        assertThat(message("a\nb"))
                .startsWith("'a\uFFFDb' is not an image reference: 'a\uFFFDb' is not a part of a repository");
    }

    @Test
    void showsOnlyTheBeginningOfALongText() {
        assertThat(message("-".repeat(1000)))
                .startsWith("'" + "-".repeat(120) + "…' is")
                .hasSizeLessThan(400);
    }

    @Test
    void cutsNoCharacterInTwo() {
        assertThat(message("🐳".repeat(200))).startsWith("'" + "🐳".repeat(120) + "…'");
    }

    private static String message(String text) {
        return ImageReference.parse(text).getLeft().message();
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}

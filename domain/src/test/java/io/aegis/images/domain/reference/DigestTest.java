package io.aegis.images.domain.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.control.Option;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DigestTest {

    private static final String HEX = "0123456789abcdef";

    @ParameterizedTest
    @MethodSource("valid")
    void readsTheAlgorithmsThatRegistriesUse(String text) {
        assertThat(Digest.parse(text)).isEqualTo(Option.some(new Digest(text)));
        assertThat(new Digest(text)).hasToString(text);
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void takesNothingElseForADigest(String text) {
        assertThat(Digest.parse(text)).isEmpty();
    }

    @Test
    void cannotBeMadeFromAnythingElse() {
        assertThatThrownBy(() -> new Digest("sha256:aa")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Stream<String> valid() {
        return Stream.of("sha256:" + HEX.repeat(4), "sha384:" + HEX.repeat(6), "sha512:" + HEX.repeat(8));
    }

    private static Stream<String> invalid() {
        return Stream.of(
                "",
                ":",
                "sha256",
                "sha256:",
                HEX.repeat(4),
                ":" + HEX.repeat(4),
                "sha256:" + HEX.repeat(4).substring(1),
                "sha256:" + HEX.repeat(4) + "0",
                "sha256:" + HEX.toUpperCase().repeat(4),
                "sha256:" + "g".repeat(64),
                "sha256:" + "٠".repeat(64),
                "SHA256:" + HEX.repeat(4),
                "sha1:" + "a".repeat(40),
                "sha256:" + HEX.repeat(8),
                "sha512:" + HEX.repeat(4),
                "sha256+b64:" + HEX.repeat(4),
                " sha256:" + HEX.repeat(4),
                "sha256:" + HEX.repeat(4) + "\n");
    }
}

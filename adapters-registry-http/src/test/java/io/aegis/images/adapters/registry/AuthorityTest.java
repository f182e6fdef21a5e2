package io.aegis.images.adapters.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorityTest {

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:5000", "127.0.0.1", "127.255.3.4:80", "[::1]:5000", "LOCALHOST"})
    void isLoopbackByItsText(String text) {
        assertThat(Authority.parse(text)).allMatch(Authority::isLoopback);
        assertThat(Authority.parse(text)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "127.evil.example",
                "128.0.0.1",
                "localtest.me",
                "[::2]",
                "registry.example:5000"
            })
    void isNotLoopbackByAnotherName(String text) {
        assertThat(Authority.parse(text)).isNotEmpty().noneMatch(Authority::isLoopback);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "user@host",
                "a.b:0",
                "a.b:65536",
                "a.b:x",
                "a b",
                "a.b/c",
                "registry.1a",
                "-a.b",
                "[zz]",
                "a..b",
                "127.1",
                "0x7f.1"
            })
    void isReadFromNothingElse(String text) {
        assertThat(Authority.parse(text)).isEmpty();
    }

    @Test
    void isTheSameWithItsUsualPortWrittenOut() {
        var bare = Authority.parse("a.example").get();
        var tls = Authority.parse("a.example:443").get();

        assertThat(bare.isSameAs(tls, "https")).isTrue();
        assertThat(bare.isSameAs(tls, "http")).isFalse();
        assertThat(bare.isSameAs(Authority.parse("b.example").get(), "https")).isFalse();
    }
}

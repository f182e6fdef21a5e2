package io.aegis.images.adapters.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.domain.credential.Credential.IdentityToken;
import io.aegis.images.domain.credential.Credential.UsernamePassword;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryAuthTest {

    @Test
    void sendsNothingWithoutACredential() {
        assertThat(RegistryAuth.headers(Option.none())).isEmpty();
    }

    /** Lengths that need no, one and two signs of padding; characters that the two alphabets write differently. */
    @ParameterizedTest
    @ValueSource(strings = {"", "p", "pa", "pas", "???>>>~~~", "ÿÿÿ", "\"quoted\\"})
    void isUrlSafeAndPadded(String password) {
        var encoded = encoded(RegistryAuth.headers(Option.some(new UsernamePassword("alice", password))));
        assertThat(encoded).matches("[A-Za-z0-9_-]+={0,2}");
        assertThat(encoded.length() % 4).isZero();
        assertThat(decoded(encoded)).startsWith("{\"username\":\"alice\",\"password\":\"");
    }

    @Test
    void sendsAnIdentityTokenAlone() {
        var headers = RegistryAuth.headers(Option.some(new IdentityToken("refresh")));
        assertThat(decoded(encoded(headers))).isEqualTo("{\"identitytoken\":\"refresh\"}");
    }

    private static String encoded(Map<String, String> headers) {
        assertThat(headers).containsOnlyKeys("X-Registry-Auth");
        return headers.getOrDefault("X-Registry-Auth", "");
    }

    private static String decoded(String encoded) {
        return new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
    }
}

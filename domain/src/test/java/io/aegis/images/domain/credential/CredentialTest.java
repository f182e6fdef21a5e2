package io.aegis.images.domain.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.domain.credential.Credential.IdentityToken;
import io.aegis.images.domain.credential.Credential.UsernamePassword;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CredentialTest {

    private static final String SECRET = "Pl4nt3d";

    @Test
    void showsTheUserButNotThePassword() {
        assertThat(new UsernamePassword("robot", SECRET)).hasToString("UsernamePassword[robot, ***]");
    }

    @Test
    void showsNothingOfAToken() {
        assertThat(new IdentityToken(SECRET)).hasToString("IdentityToken[***]");
    }

    @Test
    void isNotShownByWhatHoldsIt() {
        var found = new FoundCredential(
                Option.some(new UsernamePassword("robot", SECRET)), new CredentialSource("node configuration"));

        assertThat(List.of(found).toString()).contains("node configuration").doesNotContain(SECRET);
    }

    @ParameterizedTest
    @MethodSource("different")
    void hasAFingerprintOfItsOwn(Credential credential) {
        var sharing = different().filter(other -> other.fingerprint().equals(credential.fingerprint()));

        assertThat(sharing).containsExactly(credential);
    }

    @Test
    void hasTheSameFingerprintAsItsEqual() {
        assertThat(new UsernamePassword("robot", SECRET).fingerprint())
                .isEqualTo(new UsernamePassword("robot", SECRET).fingerprint());
        assertThat(new IdentityToken(SECRET).fingerprint()).isEqualTo(new IdentityToken(SECRET).fingerprint());
    }

    @Test
    void hasAFingerprintThatHoldsNothingOfIt() {
        assertThat(new UsernamePassword("robot", SECRET).fingerprint())
                .matches("[0-9a-f]{64}")
                .doesNotContain("robot", SECRET, Base64.getEncoder().encodeToString(bytes(SECRET)));
    }

    @Test
    void hasAFingerprintThatGuessesCannotBeTriedAgainst() {
        var fingerprint = new UsernamePassword("robot", SECRET).fingerprint();
        var guesses = Stream.of(SECRET, "robot:" + SECRET, "robot\n" + SECRET, "robot" + SECRET, "5:robot" + SECRET);

        assertThat(guesses.map(CredentialTest::sha256)).doesNotContain(fingerprint);
    }

    @Test
    void isAskedForAsAnybodyWhereThereIsNone() {
        assertThat(FoundCredential.anonymous())
                .isEqualTo(new FoundCredential(Option.none(), CredentialSource.ANONYMOUS));
        assertThat(FoundCredential.anonymous().fingerprint()).isEqualTo("anonymous");
    }

    @Test
    void sharesItsFingerprintWhereverItWasFound() {
        var credential = Option.<Credential>some(new IdentityToken(SECRET));

        assertThat(new FoundCredential(credential, new CredentialSource("docker config")).fingerprint())
                .isEqualTo(new FoundCredential(credential, new CredentialSource("podman auth file")).fingerprint());
    }

    private static Stream<Credential> different() {
        return Stream.of(
                new UsernamePassword("robot", SECRET),
                new UsernamePassword("robot", SECRET + " "),
                new UsernamePassword("Robot", SECRET),
                new UsernamePassword(SECRET, "robot"),
                new UsernamePassword("", SECRET),
                new UsernamePassword(SECRET, ""),
                new UsernamePassword("a", "b\nc"),
                new UsernamePassword("a\nb", "c"),
                new UsernamePassword("1:a", "b"),
                new UsernamePassword("1", ":ab"),
                new IdentityToken(SECRET),
                new IdentityToken("robot\n" + SECRET),
                new IdentityToken(""));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(text)));
        } catch (GeneralSecurityException missing) {
            throw new AssertionError(missing);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

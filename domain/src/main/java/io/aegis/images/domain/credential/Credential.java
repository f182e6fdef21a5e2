package io.aegis.images.domain.credential;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/** What a registry is shown to prove who asks. No text form of it holds the secret. */
public sealed interface Credential {

    /** A user name with a password or an access token, as HTTP Basic takes it. */
    record UsernamePassword(String username, String password) implements Credential {
        @Override
        public String toString() {
            return "UsernamePassword[" + username + ", ***]";
        }
    }

    /** An OAuth2 refresh token, which a token server exchanges: Docker's {@code identitytoken}. */
    record IdentityToken(String token) implements Credential {
        @Override
        public String toString() {
            return "IdentityToken[***]";
        }
    }

    /**
     * Tells two credentials apart without showing either: equal for equal credentials in this process, and of no use
     * outside it. Pulls are shared under it, so that nobody rides on another's rights.
     */
    default String fingerprint() {
        return switch (this) {
            case UsernamePassword(var username, var password) ->
                Salted.hash("password " + username.length() + ":" + username + password);
            case IdentityToken(var token) -> Salted.hash("token " + token);
        };
    }

    /** A salt of this process alone: a fingerprint seen elsewhere cannot be tried against guessed passwords. */
    final class Salted {
        private static final byte[] SALT = new byte[32];

        static {
            new SecureRandom().nextBytes(SALT);
        }

        private static String hash(String text) {
            try {
                var sha256 = MessageDigest.getInstance("SHA-256");
                sha256.update(SALT);
                return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
            } catch (NoSuchAlgorithmException missing) {
                throw new IllegalStateException("every Java has SHA-256", missing);
            }
        }

        private Salted() {}
    }
}

package io.aegis.images.adapters.registry;

import io.aegis.images.domain.reference.Digest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests of content that came. */
final class Digests {

    static Digest sha256(byte[] content) {
        return new Digest("sha256:" + hash("SHA-256", content));
    }

    static boolean matches(Digest digest, byte[] content) {
        int colon = digest.value().indexOf(':');
        var hash = switch (digest.value().substring(0, colon)) {
            case "sha384" -> hash("SHA-384", content);
            case "sha512" -> hash("SHA-512", content);
            default -> hash("SHA-256", content);
        };
        return digest.value().substring(colon + 1).equals(hash);
    }

    private static String hash(String algorithm, byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has " + algorithm, missing);
        }
    }

    private Digests() {}
}

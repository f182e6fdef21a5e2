package io.aegis.images.domain.content;

import io.aegis.images.domain.reference.Digest;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Hashes content as it passes by, to compare it with a digest in the end. Not safe to use from several threads. */
public final class ContentHash {

    private final String algorithm;
    private final MessageDigest hash;

    private ContentHash(String algorithm) {
        this.algorithm = algorithm;
        this.hash = hash(algorithm);
    }

    /** In the digest's algorithm. */
    public static ContentHash like(Digest digest) {
        return new ContentHash(digest.value().substring(0, digest.value().indexOf(':')));
    }

    public static Digest sha256(byte[] content) {
        var hash = new ContentHash("sha256");
        hash.add(ByteBuffer.wrap(content));
        return hash.digest();
    }

    /** Whether the content is what the digest says. */
    public static boolean matches(Digest digest, byte[] content) {
        var hash = like(digest);
        hash.add(ByteBuffer.wrap(content));
        return hash.digest().equals(digest);
    }

    /** All that remains in the part. */
    public void add(ByteBuffer part) {
        hash.update(part);
    }

    /** Of all that was added; afterwards it begins anew. */
    public Digest digest() {
        return new Digest(algorithm + ":" + HexFormat.of().formatHex(hash.digest()));
    }

    private static MessageDigest hash(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm.replace("sha", "SHA-"));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has " + algorithm, missing);
        }
    }
}

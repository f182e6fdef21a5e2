package io.aegis.images.contracts.registry;

import io.aegis.images.domain.content.Descriptor;
import io.aegis.images.domain.reference.Digest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Content that a registry serves: a layer, a configuration, a manifest. */
public record Blob(String mediaType, byte[] content) {

    public Digest digest() {
        return sha256(content);
    }

    public Descriptor described() {
        return new Descriptor(mediaType, digest(), content.length);
    }

    static Digest sha256(byte[] content) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(content);
            return new Digest("sha256:" + HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** A manifest's entry for this content. */
    public String descriptor() {
        return "{\"mediaType\":\"%s\",\"size\":%d,\"digest\":\"%s\"}".formatted(mediaType, content.length, digest());
    }
}

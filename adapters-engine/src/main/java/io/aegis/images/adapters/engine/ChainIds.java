package io.aegis.images.adapters.engine;

import io.aegis.images.domain.reference.Digest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The OCI's names for a layer with all those below it, by which engines know what they have unpacked. */
final class ChainIds {

    /** @param diffIds the lowest first */
    static List<Digest> of(List<Digest> diffIds) {
        var chains = new ArrayList<Digest>(diffIds.size());
        for (var diffId : diffIds) {
            chains.add(chains.isEmpty() ? diffId : sha256(chains.getLast() + " " + diffId));
        }
        return chains;
    }

    private static Digest sha256(String text) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return new Digest("sha256:" + HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing); // every Java has it
        }
    }

    private ChainIds() {}
}

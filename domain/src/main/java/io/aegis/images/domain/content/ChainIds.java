package io.aegis.images.domain.content;

import io.aegis.images.domain.reference.Digest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The OCI's names for a layer with all those below it, by which engines know what they have unpacked. */
public final class ChainIds {

    /** @param diffIds the lowest first */
    public static List<Digest> of(List<Digest> diffIds) {
        var chains = new ArrayList<Digest>(diffIds.size());
        for (var diffId : diffIds) {
            chains.add(chains.isEmpty() ? diffId : sha256(chains.getLast() + " " + diffId));
        }
        return chains;
    }

    private static Digest sha256(String text) {
        return ContentHash.sha256(text.getBytes(StandardCharsets.US_ASCII));
    }

    private ChainIds() {}
}

package io.aegis.images.domain.content;

import io.aegis.images.domain.reference.Digest;
import java.util.List;

/**
 * An image that an engine holds, by its layers.
 *
 * @param sizeBytes as the engine counts it, unpacked
 * @param diffIds the digests of its unpacked layers, the lowest first; empty where they are not known
 */
public record LayeredImage(Digest imageId, long sizeBytes, List<Digest> diffIds) {

    public LayeredImage {
        diffIds = List.copyOf(diffIds);
    }
}

package io.aegis.images.domain.image;

import io.aegis.images.domain.reference.ImageReference;

/** One image on one node: what the history of an image is kept under. */
public record ImageId(NodeId node, ImageReference reference) {

    @Override
    public String toString() {
        return node + "|" + reference;
    }
}

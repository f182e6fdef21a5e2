package io.aegis.images.application.port;

import io.aegis.images.domain.content.Descriptor;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.util.List;

/**
 * An image for one platform in an archive.
 *
 * @param names as the archive has them; may be anything, or none at all
 * @param references those of the names that are references
 * @param index what stands above the manifest at a registry, where the archive kept it
 * @param manifest as a registry has it; none in what {@code docker save} writes, where it is lost
 * @param config the image's configuration: its digest is the image id
 * @param configuration its bytes
 * @param layers lowest first, as many as the configuration names
 */
public record ArchivedImage(
        List<String> names,
        List<ImageReference> references,
        Platform platform,
        Option<Document> index,
        Option<Document> manifest,
        Descriptor config,
        byte[] configuration,
        List<Layer> layers) {

    public ArchivedImage {
        names = List.copyOf(names);
        references = List.copyOf(references);
        layers = List.copyOf(layers);
    }

    public Digest imageId() {
        return config.digest();
    }

    /** What a registry that has the image calls it: the index where there is one. */
    public Option<Digest> digest() {
        return index.orElse(manifest).map(Document::digest);
    }

    /** A manifest or an index, byte for byte. */
    public record Document(Digest digest, String mediaType, byte[] bytes) {}

    /**
     * One layer.
     *
     * @param blob as the archive has it, compressed or not: {@link OpenArchive#read} gives it
     * @param diffId of its unpacked content, as the configuration tells
     * @param held whether the archive holds it itself; else its base does
     */
    public record Layer(Descriptor blob, Digest diffId, boolean held) {}
}

package io.aegis.images.application.port;

import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.reference.Digest;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * One image for one platform, out of an archive whose every part has been checked against its digest.
 *
 * @param imageId the digest of the configuration
 * @param configuration the image's configuration, byte for byte
 * @param layers the lowest first, as many as the configuration names
 * @param manifest as the registry has it; empty in archives that keep none, as {@code docker save} writes them
 * @param index what the registry has above the manifest, for several platforms, where the archive proves it; content of other
 *     platforms may be missing
 */
public record LoadableImage(
        Digest imageId,
        Platform platform,
        byte[] configuration,
        List<Layer> layers,
        Option<Document> manifest,
        Option<Document> index) {

    public LoadableImage {
        layers = List.copyOf(layers);
    }

    /** What a registry that has the image calls it, the index where there is one; empty where the archive cannot prove it. */
    public Option<Digest> digest() {
        return index.orElse(manifest).map(Document::digest);
    }

    /** A manifest or an index, byte for byte. */
    public record Document(Digest digest, String mediaType, byte[] bytes) {}

    /**
     * One layer.
     *
     * @param digest of the layer as the archive has it, compressed or not
     * @param diffId of its unpacked content, as the configuration tells
     * @param content empty where the archive leaves the layer out, because one that it builds on has it
     */
    public record Layer(Digest digest, Digest diffId, String mediaType, long sizeBytes, Option<Content> content) {}

    /** Bytes that can be read more than once. */
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }
}

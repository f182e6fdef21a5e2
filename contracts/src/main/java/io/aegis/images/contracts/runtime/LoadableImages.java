package io.aegis.images.contracts.runtime;

import com.github.luben.zstd.Zstd;
import io.aegis.images.application.port.LoadableImage;
import io.aegis.images.application.port.LoadableImage.Content;
import io.aegis.images.application.port.LoadableImage.Document;
import io.aegis.images.application.port.LoadableImage.Layer;
import io.aegis.images.contracts.registry.Blob;
import io.aegis.images.contracts.registry.TestImage;
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;

/** Test images as archives of different kinds hold them. */
public final class LoadableImages {

    private static final String LAYER = "application/vnd.oci.image.layer.v1.tar";

    /** As a registry has it. */
    public static LoadableImage of(TestImage image) {
        return new LoadableImage(
                image.config().digest(),
                image.platform(),
                image.config().content(),
                image.layers().stream().map(LoadableImages::gzipped).toList(),
                Option.some(document(image.manifest())),
                Option.none());
    }

    /** As a registry has it that keeps others of other platforms beside it. */
    public static LoadableImage beside(TestImage image, TestImage... others) {
        var all = new TestImage[others.length + 1];
        all[0] = image;
        System.arraycopy(others, 0, all, 1, others.length);
        var alone = of(image);
        return new LoadableImage(
                alone.imageId(),
                alone.platform(),
                alone.configuration(),
                alone.layers(),
                alone.manifest(),
                Option.some(document(TestImage.index(all))));
    }

    /** As {@code docker save} writes it: unpacked, and without a manifest. */
    public static LoadableImage saved(TestImage image) {
        return recompressed(image, LAYER, tar -> tar);
    }

    /** With layers compressed by zstd. */
    public static LoadableImage zstd(TestImage image) {
        return recompressed(image, LAYER + "+zstd", Zstd::compress);
    }

    /** The same, each layer as this makes it. */
    public static LoadableImage with(LoadableImage image, UnaryOperator<Layer> change) {
        return new LoadableImage(
                image.imageId(),
                image.platform(),
                image.configuration(),
                image.layers().stream().map(change).toList(),
                image.manifest(),
                image.index());
    }

    public static Layer with(Layer layer, Content content) {
        return new Layer(layer.digest(), layer.diffId(), layer.mediaType(), layer.sizeBytes(), Option.some(content));
    }

    /** As an archive holds it that builds on another which has the layer. */
    public static Layer leftOut(Layer layer) {
        return new Layer(layer.digest(), layer.diffId(), layer.mediaType(), layer.sizeBytes(), Option.none());
    }

    /** Nobody needs to read it. */
    public static Layer unreadable(Layer layer) {
        return with(layer, () -> {
            throw new IOException("this layer was not to be read");
        });
    }

    private static LoadableImage recompressed(TestImage image, String mediaType, UnaryOperator<byte[]> compression) {
        return new LoadableImage(
                image.config().digest(),
                image.platform(),
                image.config().content(),
                image.layers().stream()
                        .map(layer -> layer(new Blob(mediaType, compression.apply(unpacked(layer))), layer))
                        .toList(),
                Option.none(),
                Option.none());
    }

    private static Layer gzipped(Blob blob) {
        return layer(blob, blob);
    }

    private static Layer layer(Blob blob, Blob gzipped) {
        return new Layer(
                blob.digest(),
                new Blob(LAYER, unpacked(gzipped)).digest(),
                blob.mediaType(),
                blob.content().length,
                Option.some(() -> new ByteArrayInputStream(blob.content())));
    }

    private static byte[] unpacked(Blob gzipped) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(gzipped.content()))) {
            return in.readAllBytes();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Document document(Blob blob) {
        return new Document(blob.digest(), blob.mediaType(), blob.content());
    }

    private LoadableImages() {}
}

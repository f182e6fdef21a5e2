package io.aegis.images.application.loading;

import io.aegis.images.application.port.ArchivedImage;
import io.aegis.images.application.port.LoadableImage;
import io.aegis.images.application.port.OpenArchive;
import io.aegis.images.domain.bundle.BundleFailure;
import io.aegis.images.domain.reference.Digest;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;

/** An archive's images as a loader takes them. */
final class LoadableImages {

    static LoadableImage of(ArchivedImage image, OpenArchive archive) {
        return new LoadableImage(
                image.imageId(),
                image.platform(),
                image.configuration(),
                image.layers().stream().map(layer -> layer(layer, archive)).toList(),
                image.manifest().map(LoadableImages::document),
                image.index().map(LoadableImages::document));
    }

    private static LoadableImage.Layer layer(ArchivedImage.Layer layer, OpenArchive archive) {
        var blob = layer.blob();
        return new LoadableImage.Layer(
                blob.digest(),
                layer.diffId(),
                blob.mediaType(),
                blob.sizeBytes(),
                Option.when(layer.held(), () -> () -> open(archive, blob.digest())));
    }

    private static InputStream open(OpenArchive archive, Digest digest) throws IOException {
        return archive.read(digest).getOrElseThrow(LoadableImages::asException);
    }

    private static IOException asException(BundleFailure failure) {
        return new IOException(failure.message());
    }

    private static LoadableImage.Document document(ArchivedImage.Document document) {
        return new LoadableImage.Document(document.digest(), document.mediaType(), document.bytes());
    }

    private LoadableImages() {}
}

package io.aegis.images.application.runtimes;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.ImageContents;
import io.aegis.images.application.port.RegistryContent;
import io.aegis.images.domain.content.Descriptor;
import io.aegis.images.domain.credential.Credential;
import io.aegis.images.domain.fit.ImageFiles;
import io.aegis.images.domain.fit.LayerFiles;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;

/** Reads the layers of an image at its registry, to see which files they hold. Keeps nothing of them but names. */
final class LayerReader {

    /** Of all layers together. */
    private static final int MOST_FILES = 1_000_000;

    private final RegistryContent content;
    private final ImageContents contents;
    private final ImageReference reference;
    private final Option<Credential> credential;
    private final Cancellation cancellation;

    LayerReader(
            RegistryContent content,
            ImageContents contents,
            ImageReference reference,
            Option<Credential> credential,
            Cancellation cancellation) {
        this.content = content;
        this.contents = contents;
        this.reference = reference;
        this.credential = credential;
        this.cancellation = cancellation;
    }

    /** A left within the right says why the layers, which have come, cannot be looked through. */
    Either<PullFailure, Either<String, ImageFiles>> files(List<Descriptor> layers) {
        var listed = new ArrayList<LayerFiles>();
        int files = 0;
        for (var layer : layers) {
            var read = read(layer);
            if (read.isLeft()) {
                return left(read.getLeft());
            }
            var found = read.get();
            if (found.isLeft()) {
                return right(left("the layer " + layer.digest() + " " + found.getLeft()));
            }
            listed.add(found.get());
            files += found.get().files().size();
            if (files > MOST_FILES) {
                return right(left("its layers hold more than " + MOST_FILES + " files"));
            }
        }
        return right(right(ImageFiles.of(listed)));
    }

    private Either<PullFailure, Either<String, LayerFiles>> read(Descriptor layer) {
        try (var listing = contents.list(layer)) {
            var checked = new CheckedLayer(reference, layer, listing);
            return content.blob(reference, layer, 0, checked, credential, cancellation)
                    .flatMap(_ -> checked.verdict())
                    .map(_ -> listing.files());
        }
    }
}

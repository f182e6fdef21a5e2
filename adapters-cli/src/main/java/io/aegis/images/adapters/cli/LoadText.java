package io.aegis.images.adapters.cli;

import io.aegis.images.application.loading.LoadReport.Ready;
import io.aegis.images.domain.reference.ImageReference;

/** What people read of an image that an archive brought. */
final class LoadText {

    static String of(ImageReference reference, Ready ready) {
        var image = ready.image();
        return (ready.loaded() ? "Loaded " : "Present ") + reference
                + image.digest().map(digest -> " " + digest).getOrElse(" (the archive proves no digest)")
                + " " + image.platform()
                + " " + Sizes.text(image.sizeBytes());
    }

    private LoadText() {}
}

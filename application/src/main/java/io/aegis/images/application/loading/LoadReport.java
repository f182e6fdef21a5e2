package io.aegis.images.application.loading;

import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import java.util.List;

/**
 * What became of an archive's images, in the archive's order.
 *
 * @param nameless how many images of the archive have no reference, and so could be asked for by nobody
 */
public record LoadReport(List<Entry> entries, int nameless) {

    /** One image under one reference. */
    public record Entry(ImageReference reference, Either<LoadFailure, Ready> outcome) {}

    /**
     * It is on the node, under this reference.
     *
     * @param loaded whether it was brought now; else it was there
     */
    public record Ready(HeldImage image, boolean loaded) {}
}

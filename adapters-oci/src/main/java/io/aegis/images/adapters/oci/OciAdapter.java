package io.aegis.images.adapters.oci;

import io.aegis.images.application.port.ImageContents;
import io.aegis.images.domain.content.Descriptor;
import io.aegis.images.domain.fit.StartConfiguration;
import io.vavr.control.Either;

/** The way into the parts of images. */
public final class OciAdapter {

    public static ImageContents contents() {
        return new ImageContents() {
            @Override
            public Either<String, StartConfiguration> configuration(byte[] document) {
                return StartConfigurationParser.parse(document);
            }

            @Override
            public LayerListing list(Descriptor layer) {
                return new PipedListing();
            }
        };
    }

    private OciAdapter() {}
}

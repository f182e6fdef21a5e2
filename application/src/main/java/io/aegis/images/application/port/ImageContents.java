package io.aegis.images.application.port;

import io.aegis.images.domain.content.Descriptor;
import io.aegis.images.domain.fit.LayerFiles;
import io.aegis.images.domain.fit.StartConfiguration;
import io.vavr.control.Either;

/** Looks into the parts of images. Needs nothing but what it is given; bounded in memory whatever comes, and throws nothing. */
public interface ImageContents {

    /** A left says, to be read after "its configuration", what is wrong with the document. */
    Either<String, StartConfiguration> configuration(byte[] document);

    /** Lists the files of a layer from its bytes, which are given to the listing from the first to the last. */
    LayerListing list(Descriptor layer);

    /** One layer being listed. */
    interface LayerListing extends BlobSink, AutoCloseable {

        /**
         * Asked once, after the last byte. A left says, to be read after "the layer", why it cannot be listed: it is
         * no archive, or damaged, or holds more files than can be kept in mind.
         */
        Either<String, LayerFiles> files();

        @Override
        void close();
    }
}

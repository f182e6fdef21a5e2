package io.aegis.images.application.port;

import io.aegis.images.domain.content.ImageIntegrity;
import io.aegis.images.domain.reference.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;

/** Holds images against the digests that they go by. */
public interface ImageProver {

    /**
     * Reads one image, as {@link ImageReader} hands it out, to its end: its configuration must hash to the image id, and each layer,
     * unpacked, to what the configuration says. Memory is bounded whatever comes, and nothing of it is kept. What is no such
     * archive proves nothing. An exception is the stream's own.
     */
    ImageIntegrity prove(Digest imageId, InputStream image) throws IOException;

    /**
     * The same of several images that come in one archive. Only those come back that are intact beyond doubt, by the same rule as
     * alone; why another is not among them is not told.
     */
    Set<Digest> proveTogether(List<Digest> imageIds, InputStream images) throws IOException;
}

package io.aegis.images.application.port;

import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;

/**
 * Keeps the use of an image and its removal apart, among all processes that keep this node's record: nobody is handed what is
 * being removed, and nothing is removed while it is being handed out. Images of one repository count as one, because its
 * digests can go with its tags. A lease ends with its process, however that ends.
 */
public interface ImageLeases {

    /** For who looks for an image and hands it out: many at once. Waits while it is being removed. */
    Either<RecordFailure, Lease> use(ImageReference reference);

    /** For who removes all of these: alone. None where one of them is being used or removed, and still is after a moment. */
    Either<RecordFailure, Option<Lease>> remove(List<ImageReference> references);

    /** A lease held. */
    interface Lease extends AutoCloseable {
        @Override
        void close();
    }
}

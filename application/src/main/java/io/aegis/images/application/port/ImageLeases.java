package io.aegis.images.application.port;

import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;

/**
 * Keeps the use of an image and its removal apart, among all processes that keep this node's record: nobody is handed what is
 * being removed, and nothing is removed while it is being handed out. Images of one repository count as one, because its
 * digests can go with its tags. And keeps from being found what somebody is just bringing, who records it as what it is. A
 * lease ends with its process, however that ends.
 */
public interface ImageLeases {

    /** For who looks for an image and hands it out: many at once. Waits while it is being removed. */
    Either<RecordFailure, Lease> use(ImageReference reference);

    /** For who brings an image that has no name until it is whole: many at once. Waits while it is being removed. */
    Either<RecordFailure, Lease> use(Digest imageId);

    /** For who removes all of these: alone. None where one of them is being used or removed, and still is after a moment. */
    Either<RecordFailure, Option<Lease>> remove(List<ImageReference> references);

    /** For who removes the image itself, with all of its names. */
    Either<RecordFailure, Option<Lease>> remove(Digest imageId, List<ImageReference> names);

    /** For who brings an image into the runtime, until it is on record: many at once, under each reference by itself. */
    Either<RecordFailure, Lease> bring(ImageReference reference);

    /** Whether somebody, this process included, is bringing it under exactly this reference; also when it cannot be told. */
    boolean isBrought(ImageReference reference);

    /** A lease held. */
    interface Lease extends AutoCloseable {
        @Override
        void close();
    }
}

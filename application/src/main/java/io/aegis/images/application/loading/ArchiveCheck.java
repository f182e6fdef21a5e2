package io.aegis.images.application.loading;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.aegis.images.application.loading.LoadFailure.BadArchive;
import io.aegis.images.application.loading.LoadFailure.NotTaken;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.OpenArchive;
import io.aegis.images.domain.content.Descriptor;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** Reads all of an archive's content once, on all processors, and compares it with its digests. */
final class ArchiveCheck {

    /** How many bytes were checked. A left at the first thing that is wrong, or when cancelled. */
    static Either<LoadFailure, Long> of(OpenArchive archive, LoadListener listener, Cancellation cancellation) {
        var total = archive.blobs().stream().mapToLong(Descriptor::sizeBytes).sum();
        listener.checking(total);
        return Option.ofOptional(archive.blobs().parallelStream()
                        .map(blob -> check(archive, blob, listener, cancellation))
                        .filter(Either::isLeft)
                        .findAny())
                .getOrElse(right(total));
    }

    private static Either<LoadFailure, Long> check(
            OpenArchive archive, Descriptor blob, LoadListener listener, Cancellation cancellation) {
        var checked = archive.check(blob, listener::checked, cancellation)
                .<LoadFailure>mapLeft(BadArchive::new)
                .map(Descriptor::sizeBytes);
        return cancellation
                .reason()
                .<Either<LoadFailure, Long>>map(why -> left(new NotTaken(why)))
                .getOrElse(checked);
    }

    private ArchiveCheck() {}
}

package io.aegis.images.application;

import static io.vavr.control.Either.right;

import io.aegis.images.application.loading.CheckListener;
import io.aegis.images.application.port.Archives;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.OpenArchive;
import io.aegis.images.domain.bundle.BundleFailure;
import io.aegis.images.domain.content.Descriptor;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.function.Function;

/** Examines the whole of an archive: every byte of it is read. */
public final class BundleVerifier {

    private final Archives archives;

    public BundleVerifier(Archives archives) {
        this.archives = archives;
    }

    /**
     * What is right has been read to its end: every blob is what its digest says, and no image lacks anything but what its
     * base has.
     *
     * @param key a public key that must have signed it
     * @param found what is made of the archive, which is closed afterwards
     */
    public <T> Either<BundleFailure, T> verify(
            Path file,
            Option<Path> key,
            CheckListener listener,
            Cancellation cancellation,
            Function<OpenArchive, T> found) {
        return archives.open(file).flatMap(archive -> {
            try (archive) {
                return signed(archive, key)
                        .flatMap(signed -> whole(signed, listener, cancellation))
                        .map(found);
            }
        });
    }

    private static Either<BundleFailure, OpenArchive> signed(OpenArchive archive, Option<Path> key) {
        return key.isEmpty() ? right(archive) : archive.signedBy(key.get()).map(_ -> archive);
    }

    private static Either<BundleFailure, OpenArchive> whole(
            OpenArchive archive, CheckListener listener, Cancellation cancellation) {
        listener.checking(
                archive.blobs().stream().mapToLong(Descriptor::sizeBytes).sum());
        return archive.blobs().parallelStream()
                .map(blob -> archive.check(blob, listener::checked, cancellation))
                .filter(Either::isLeft)
                .findFirst()
                .map(damaged -> damaged.map(_ -> archive))
                .orElseGet(() -> right(archive));
    }
}

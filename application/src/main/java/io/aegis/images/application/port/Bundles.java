package io.aegis.images.application.port;

import io.aegis.images.domain.bundle.BundleContents;
import io.aegis.images.domain.bundle.BundleFailure;
import io.aegis.images.domain.reference.Digest;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.Map;

/** Where bundles are written. */
public interface Bundles {

    /**
     * Begins a bundle beside its file, or goes on with what an earlier attempt for the same file left there. Nothing is at the file
     * itself until {@link BundleDraft#finish}. {@link BundleFailure.NoRoom} when what is still missing does not fit,
     * {@link BundleFailure.Unwritable} also when somebody else is writing it.
     */
    Either<BundleFailure, BundleDraft> draft(Order order);

    /**
     * What is to be written.
     *
     * @param documents those of the contents' blobs that are known already: manifests, configurations
     * @param lock the lock file that comes along
     * @param signingKey an Ed25519 private key in PEM
     */
    record Order(
            Path file,
            BundleContents contents,
            Map<Digest, byte[]> documents,
            Option<byte[]> lock,
            Option<Path> signingKey) {

        public Order {
            documents = Map.copyOf(documents);
        }
    }
}

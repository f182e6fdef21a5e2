package io.aegis.images.application.port;

import io.aegis.images.domain.bundle.BundleContents;
import io.aegis.images.domain.bundle.BundleFailure;
import io.aegis.images.domain.content.Descriptor;
import io.aegis.images.domain.reference.Digest;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;

/** An archive of images, open for reading: by many threads, in any order, and as often as wanted. */
public interface OpenArchive extends AutoCloseable {

    Path file();

    Kind kind();

    /**
     * Each image once, for each platform that the archive carries it for, in the archive's order. An image without a name is
     * there too.
     */
    List<ArchivedImage> images();

    /** What a bundle says of itself; none for archives of other tools. */
    Option<Bundle> bundle();

    /** All content that is in the file itself, each once. Media types are those that a manifest calls it by, or empty. */
    List<Descriptor> blobs();

    /** What the images need and the archive leaves to its base; empty for all but bundles with a base. */
    List<Descriptor> missing();

    /** Whether the content is in the file itself. */
    default boolean holds(Digest digest) {
        return blobs().stream().anyMatch(blob -> blob.digest().equals(digest));
    }

    /**
     * The content, from its first byte. Reading the last one compares it with the digest: where that fails, or the file cannot be
     * read, the stream throws an {@link java.io.IOException} that says so. Close it; the archive stays open.
     *
     * <p>A left, where the file does not hold it: {@link BundleFailure.Damaged}.
     */
    Either<BundleFailure, InputStream> read(Digest digest);

    /**
     * Reads the content to its end and compares it with its digest. A left is {@link BundleFailure.Damaged}, or Unreadable also
     * when cancelled.
     *
     * @param progress told of each piece that was read, in bytes
     */
    Either<BundleFailure, Descriptor> check(Descriptor blob, LongConsumer progress, Cancellation cancellation);

    /**
     * Whether a bundle's checksums were signed by who holds the private half of the key, an Ed25519 one in PEM. A left is {@link
     * BundleFailure.NotSigned}, or Unreadable where the key cannot be read.
     */
    Either<BundleFailure, Bundle> signedBy(Path publicKey);

    @Override
    void close();

    /** Who wrote it. */
    enum Kind {
        /** {@code bundle create}. */
        BUNDLE("bundle"),
        /** Any tool that writes OCI image layouts. */
        OCI("oci-archive"),
        /** {@code docker save}, {@code podman save}. */
        DOCKER("docker-archive");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * What a bundle says of itself.
     *
     * @param id the digest of its checksums: the same id, the same bytes
     * @param lock the lock file that came along
     */
    record Bundle(Digest id, BundleContents contents, Option<byte[]> lock, boolean signed) {}
}

package io.aegis.images.application.port;

import io.aegis.images.domain.bundle.BundleFailure;
import io.aegis.images.domain.content.Descriptor;
import io.aegis.images.domain.reference.Digest;
import io.vavr.control.Either;

/** A bundle that is being written, by many threads at once. Closing it keeps what is there for the next attempt. */
public interface BundleDraft extends AutoCloseable {

    /**
     * The place of one blob. What an earlier attempt left of it is read again before it is trusted, which takes its time; a blob
     * that turns out to be damaged begins anew.
     */
    Either<BundleFailure, BlobPlace> place(Descriptor blob);

    /** How much of the blobs an earlier attempt seems to have left. */
    long bytesKept();

    /** Puts the bundle at its file, in one step. Only when every place is whole. */
    Either<BundleFailure, Finished> finish();

    @Override
    void close();

    /** @param id the digest of its checksums: the same id, the same bytes */
    record Finished(Digest id, long sizeBytes) {}

    /** Where one blob goes; for one thread at a time. */
    interface BlobPlace extends BlobSink {

        /** So many of its bytes are there, from the first one on. */
        long have();

        /** Whether all of it is there and is what its digest says. A blob that is complete and wrong begins anew. */
        boolean isWhole();
    }
}

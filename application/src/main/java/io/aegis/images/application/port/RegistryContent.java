package io.aegis.images.application.port;

import io.aegis.images.domain.content.Descriptor;
import io.aegis.images.domain.content.ImageConfiguration;
import io.aegis.images.domain.content.Manifest;
import io.aegis.images.domain.credential.Credential;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * What registries keep, byte for byte. Mirrors, credentials, redirects and failures as {@link Registry} has them. Every method
 * blocks, may be called from many threads, and throws nothing.
 */
public interface RegistryContent {

    /** The largest manifest, and the largest {@link #document}. */
    int LARGEST_DOCUMENT = 4 * 1024 * 1024;

    /**
     * The manifest or index behind the reference, as it is kept. Its bytes have been checked against its digest, and there are
     * at most {@link #LARGEST_DOCUMENT} of them. Registries that limit pulls count this as one.
     */
    Either<PullFailure, RemoteContent> manifest(
            ImageReference reference, Option<Credential> credential, Cancellation cancellation);

    /**
     * A small blob of the reference's repository, an image's configuration for one: whole, and checked against its digest.
     * {@link PullFailure.IntegrityViolation} where it is missing, not what its digest says, or larger than {@link #LARGEST_DOCUMENT}.
     */
    Either<PullFailure, byte[]> document(
            ImageReference repository, Descriptor blob, Option<Credential> credential, Cancellation cancellation);

    /** An image's configuration, as {@link #document} gives it, and what it says. */
    Either<PullFailure, RemoteConfiguration> configuration(
            ImageReference repository, Descriptor config, Option<Credential> credential, Cancellation cancellation);

    /**
     * Gives a blob of the reference's repository to the sink, from the given byte on and to its end: exactly as many bytes as
     * the descriptor tells, or a failure. The bytes are <em>not</em> checked against the digest: that is the caller's.
     *
     * <p>Takes as long as enough comes: {@link PullFailure.NetworkTimeout} when within the registry's timeout no answer begins,
     * or hardly anything follows. After a failure that is retryable, the blob can be asked for again from where the sink stands.
     */
    Either<PullFailure, Descriptor> blob(
            ImageReference repository,
            Descriptor blob,
            long from,
            BlobSink sink,
            Option<Credential> credential,
            Cancellation cancellation);

    /** An image's configuration, read and as its bytes. */
    record RemoteConfiguration(ImageConfiguration configuration, byte[] bytes) {}

    /** A manifest or an index, read and as its bytes. */
    record RemoteContent(Digest digest, Manifest manifest, byte[] bytes) {

        public Descriptor descriptor() {
            return new Descriptor(manifest.mediaType(), digest, bytes.length);
        }
    }
}

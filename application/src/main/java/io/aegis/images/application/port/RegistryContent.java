package io.aegis.images.application.port;

import io.aegis.images.domain.credential.Credential;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.InputStream;

/**
 * What registries keep, byte for byte. Mirrors, credentials and failures as {@link Registry} has them; safe to use from many
 * threads.
 */
public interface RegistryContent {

    /**
     * The manifest or index behind the reference, as it is kept. Its bytes have been checked against its digest, and there are
     * at most 4 MiB of them. Registries that limit pulls count this as one.
     */
    Either<PullFailure, RemoteContent> manifest(
            ImageReference reference, Option<Credential> credential, Cancellation cancellation);

    /**
     * A blob of the reference's repository from the given byte on. The caller checks what it reads, and closes it. The stream
     * throws an {@link java.io.IOException} when the registry breaks off, falls silent for longer than the registry's timeout, or
     * when cancelled; asking again from where it broke off is safe.
     *
     * @param sizeBytes of the whole blob, as its manifest tells; the stream gives no byte beyond it
     */
    Either<PullFailure, InputStream> blob(
            ImageReference repository,
            Digest digest,
            long sizeBytes,
            long from,
            Option<Credential> credential,
            Cancellation cancellation);

    /** A manifest or an index. */
    record RemoteContent(Digest digest, String mediaType, byte[] bytes) {}
}

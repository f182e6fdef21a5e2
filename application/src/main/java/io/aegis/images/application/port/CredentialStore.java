package io.aegis.images.application.port;

import io.aegis.images.domain.credential.FoundCredential;
import io.aegis.images.domain.pull.PullFailure;
import io.vavr.control.Either;

/** Where the node's registry credentials are found. Blocks; may be called from many threads. */
public interface CredentialStore extends AutoCloseable {

    /**
     * The credential bound most closely to the reference's registry and repository, or the anonymous one when none is
     * bound to it. A request's own credential comes before all others, and is looked at only where the node's
     * configuration allows it for that registry: otherwise {@link PullFailure.AccessDenied}, before anything is read.
     *
     * <p>Any other left means that a source could not answer, as for an unset variable: then nobody is asked anonymously
     * instead.
     */
    Either<PullFailure, FoundCredential> credentialFor(CredentialRequest request);

    /** Gives back what was lent: leases of a secret store are revoked. */
    @Override
    default void close() {}
}

package io.aegis.images.application.port;

import io.aegis.images.domain.credential.FoundCredential;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;

/** Where the node's registry credentials are found. Blocks; may be called from many threads. */
public interface CredentialStore {

    /**
     * The credential bound most closely to the reference's registry and repository, or the anonymous one when none is
     * bound to it. A left means that a source could not answer, as for an unset variable: then nobody is asked
     * anonymously instead.
     */
    Either<PullFailure, FoundCredential> credentialFor(ImageReference reference);
}

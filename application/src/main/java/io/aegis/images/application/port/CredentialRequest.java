package io.aegis.images.application.port;

import io.aegis.images.domain.credential.Claimant;
import io.aegis.images.domain.credential.RequestCredential;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;

/**
 * What a credential is wanted for.
 *
 * @param own what the request brought along; empty takes the node's own credentials
 * @param tenant whose secret a {@code secret:} of the request means
 */
public record CredentialRequest(ImageReference reference, Option<RequestCredential> own, Option<String> tenant) {

    /** With the node's own credentials. */
    public static CredentialRequest ofNode(ImageReference reference) {
        return new CredentialRequest(reference, Option.none(), Option.none());
    }

    public Claimant claimant() {
        return Claimant.of(own, tenant);
    }
}

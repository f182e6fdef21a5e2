package io.aegis.images.application.runtimes;

import io.aegis.images.application.port.CredentialRequest;
import io.aegis.images.domain.credential.RequestCredential;
import io.aegis.images.domain.fit.Start;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;

/**
 * An image that something is to be started in.
 *
 * @param credential the request's own; empty takes the node's
 * @param tenant whose secret a {@code secret:} of the request means
 * @param deep whether its layers are looked through, which means to read them at the registry
 */
public record FitRequest(
        ImageReference reference,
        Start start,
        Platform platform,
        Option<RequestCredential> credential,
        Option<String> tenant,
        boolean deep) {

    CredentialRequest credentialRequest() {
        return new CredentialRequest(reference, credential, tenant);
    }
}

package io.aegis.images.domain.credential;

import io.vavr.control.Option;

/** The credential to show to a registry, if any, and the source it came from. */
public record FoundCredential(Option<Credential> credential, CredentialSource source) {

    public static FoundCredential anonymous() {
        return new FoundCredential(Option.none(), CredentialSource.ANONYMOUS);
    }

    public String fingerprint() {
        return credential.map(Credential::fingerprint).getOrElse(source::name);
    }
}

package io.aegis.images.domain.credential;

import io.vavr.control.Option;

/**
 * The credential to show to a registry, if any, and the source it came from.
 *
 * @param why one line for the decision trace: why this source and no other; may be empty
 */
public record FoundCredential(Option<Credential> credential, CredentialSource source, String why) {

    public FoundCredential(Option<Credential> credential, CredentialSource source) {
        this(credential, source, "");
    }

    public static FoundCredential anonymous() {
        return new FoundCredential(Option.none(), CredentialSource.ANONYMOUS);
    }

    public FoundCredential because(String reason) {
        return new FoundCredential(credential, source, reason);
    }

    /** One line: the source, and why this one. */
    public String told() {
        return source + (why.isEmpty() ? "" : ": " + why);
    }

    public String fingerprint() {
        return credential.map(Credential::fingerprint).getOrElse(source::name);
    }
}

package io.aegis.images.domain.credential;

/** Where a credential was found, by name: goes into events and audit, where the credential itself never does. */
public record CredentialSource(String name) {

    /** No credential: the registry is asked as anybody. */
    public static final CredentialSource ANONYMOUS = new CredentialSource("anonymous");

    @Override
    public String toString() {
        return name;
    }
}

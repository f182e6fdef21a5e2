package io.aegis.images.domain.credential;

import io.vavr.control.Option;

/**
 * Whom a registry counts requests to: a user, or the address that they come from where nobody says who asks. Told of in the open,
 * and made of nothing that is secret.
 */
public record Account(String name) {

    public static final Account ANONYMOUS = new Account(CredentialSource.ANONYMOUS.name());

    /** That of all tokens that do not say whose they are. */
    public static final Account UNNAMED = new Account("identity token");

    /** @param shown none for who shows nothing */
    public static Account of(Option<Credential> shown) {
        return shown.map(Account::of).getOrElse(ANONYMOUS);
    }

    private static Account of(Credential credential) {
        return switch (credential) {
            case Credential.UsernamePassword(var username, var _) -> new Account(username);
            case Credential.IdentityToken _ -> UNNAMED;
        };
    }

    @Override
    public String toString() {
        return name;
    }
}

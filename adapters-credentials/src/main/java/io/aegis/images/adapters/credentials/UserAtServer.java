package io.aegis.images.adapters.credentials;

import io.aegis.images.domain.credential.Credential;
import io.aegis.images.domain.credential.Credential.UsernamePassword;
import io.vavr.control.Option;

/**
 * {@code user:password} or {@code user:password@server}, as AEGIS writes it into a variable: what follows the last {@code @}
 * is the server, and the user ends at the first colon.
 */
record UserAtServer(Credential credential, Option<String> server) {

    static Option<UserAtServer> parse(String text) {
        int at = text.lastIndexOf('@');
        var login = at < 0 ? text : text.substring(0, at);
        var server = at < 0 ? Option.<String>none() : Option.some(text.substring(at + 1));
        int colon = login.indexOf(':');
        return colon > 0 && colon < login.length() - 1
                ? Option.some(new UserAtServer(
                        new UsernamePassword(login.substring(0, colon), login.substring(colon + 1)), server))
                : Option.none();
    }

    @Override
    public String toString() {
        return "UserAtServer[***]";
    }
}

package io.aegis.images.adapters.credentials;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import com.fasterxml.jackson.databind.JsonNode;
import io.aegis.images.domain.credential.Credential;
import io.aegis.images.domain.credential.Credential.IdentityToken;
import io.aegis.images.domain.credential.Credential.UsernamePassword;
import io.vavr.control.Either;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** One value of {@code auths}: an identity token, or {@code auth}, or a user name and a password. */
record AuthEntry(String auth, String identityToken, String username, String password) {

    static AuthEntry of(JsonNode entry) {
        return new AuthEntry(
                entry.path("auth").asText(""),
                entry.path("identitytoken").asText(""),
                entry.path("username").asText(""),
                entry.path("password").asText(""));
    }

    /** Whether {@code auth} can hold it: the first colon ends the user name. */
    static boolean canHold(UsernamePassword credential) {
        return !credential.username().isEmpty()
                && credential.username().indexOf(':') < 0
                && !credential.password().isEmpty();
    }

    static String encoded(UsernamePassword credential) {
        var text = credential.username() + ":" + credential.password();
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Docker leaves an empty entry where the credential itself lies in a store. */
    boolean isEmpty() {
        return auth.isEmpty() && identityToken.isEmpty() && username.isEmpty() && password.isEmpty();
    }

    Either<String, Credential> credential() {
        if (!identityToken.isEmpty()) {
            return right(new IdentityToken(identityToken));
        }
        if (!auth.isEmpty()) {
            return decoded();
        }
        return username.isEmpty() || password.isEmpty()
                ? left("username or password is missing")
                : right(new UsernamePassword(username, password));
    }

    /** Both engines write padding; people who write it by hand sometimes leave it out, and Java minds neither. */
    private Either<String, Credential> decoded() {
        try {
            var text = new String(Base64.getDecoder().decode(auth.strip()), StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            return colon <= 0
                    ? left("auth is not the base64 form of user:password")
                    : right(new UsernamePassword(text.substring(0, colon), text.substring(colon + 1)));
        } catch (IllegalArgumentException damaged) {
            return left("auth is not base64");
        }
    }

    @Override
    public String toString() {
        return "AuthEntry[***]";
    }
}

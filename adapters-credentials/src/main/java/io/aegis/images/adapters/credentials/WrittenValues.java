package io.aegis.images.adapters.credentials;

import static io.vavr.control.Either.left;

import io.aegis.images.domain.credential.Credential;
import io.aegis.images.domain.credential.Credential.UsernamePassword;
import io.aegis.images.domain.credential.RequestCredential;
import io.aegis.images.domain.credential.RequestCredential.Secret;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.HashMap;
import java.util.Map;

/** Values as the node's configuration writes them: literal, {@code env:VAR}, or {@code secret:ENGINE/PATH[#FIELD]}. */
final class WrittenValues {

    private static final String SECRET = "secret:";

    private final Surroundings surroundings;
    private final SecretStore secrets;

    WrittenValues(Surroundings surroundings, SecretStore secrets) {
        this.surroundings = surroundings;
        this.secrets = secrets;
    }

    /** Both from one reading where they are of one secret: two readings may be of two credentials. */
    Either<String, Credential> credential(String username, String password) {
        var read = new HashMap<Secret, Either<String, Map<String, String>>>();
        return read(username, "username", read)
                .flatMap(name -> read(password, "password", read).map(secret -> new UsernamePassword(name, secret)));
    }

    /** @param field which field of a secret is meant where none is named */
    private Either<String, String> read(
            String written, String field, Map<Secret, Either<String, Map<String, String>>> read) {
        if (!written.startsWith(SECRET)) {
            return surroundings.value(written);
        }
        int mark = written.indexOf('#');
        var named = mark < 0 ? field : written.substring(mark + 1);
        return RequestCredential.parse(mark < 0 ? written : written.substring(0, mark))
                .filter(Secret.class::isInstance)
                .map(Secret.class::cast)
                .map(secret -> read.computeIfAbsent(secret, wanted -> secrets.read(wanted, Option.none()))
                        .flatMap(fields ->
                                Option.<String>of(fields.get(named)).toEither(secret + " has no field " + named)))
                .getOrElse(() -> left("a secret is written as secret:ENGINE/PATH or secret:ENGINE/PATH#FIELD"));
    }

    /** Why it could not be read, as far as that can be told without asking anybody; empty when nothing speaks against it. */
    Option<String> problem(String written) {
        return written.startsWith(SECRET)
                ? Option.none()
                : surroundings.value(written).swap().toOption();
    }
}

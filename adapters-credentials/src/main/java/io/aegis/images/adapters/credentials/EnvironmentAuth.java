package io.aegis.images.adapters.credentials;

import static io.vavr.control.Either.right;

import io.aegis.images.application.port.KnownCredential;
import io.aegis.images.domain.credential.CredentialSource;
import io.aegis.images.domain.credential.FoundCredential;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;

/** {@code $DOCKER_AUTH_CONFIG}: the text of a {@code config.json}, which Docker's command takes before the file. */
final class EnvironmentAuth implements Source {

    private static final String VARIABLE = "DOCKER_AUTH_CONFIG";

    private final Surroundings surroundings;

    EnvironmentAuth(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public String name() {
        return "$" + VARIABLE;
    }

    @Override
    public Either<String, Option<FoundCredential>> find(ImageReference reference) {
        return document()
                .flatMap(document ->
                        document.map(read -> read.credential(reference)).getOrElse(() -> right(Option.none())))
                .map(found -> found.map(bound -> new FoundCredential(
                        Option.some(bound.value()), new CredentialSource(name() + ": " + bound.scope()))))
                .mapLeft(reason -> name() + ": " + reason);
    }

    @Override
    public List<KnownCredential> known() {
        return document()
                .fold(
                        problem -> List.of(new KnownCredential(name(), "*", problem)),
                        document -> document.map(read -> read.known(name())).getOrElse(List.of()));
    }

    private Either<String, Option<AuthDocument>> document() {
        return surroundings
                .variable(VARIABLE)
                .map(text -> AuthDocument.parse(text).map(Option::some))
                .getOrElse(() -> right(Option.none()));
    }
}

package io.aegis.images.adapters.credentials;

import io.aegis.images.application.port.KnownCredential;
import io.aegis.images.domain.credential.FoundCredential;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;

/**
 * {@code $DOCKER_AUTH_CONFIG}: the document itself, which Docker looks at before its file. As in Docker, it holds
 * credentials and names no helpers. Docker passes over one that is damaged; here it is a source that cannot answer.
 */
final class AuthVariable implements Source {

    // Docker does so since 28.3: docker/cli#6008; see SourcesTest.OfTheEngines
    private static final String VARIABLE = "DOCKER_AUTH_CONFIG";

    private final String document;

    private AuthVariable(String document) {
        this.document = document;
    }

    /** Empty where the variable is not set. */
    static Option<Source> of(Surroundings surroundings) {
        return surroundings.variable(VARIABLE).map(AuthVariable::new);
    }

    @Override
    public Either<String, Option<FoundCredential>> find(ImageReference reference) {
        return AuthDocument.parse(document)
                .mapLeft(reason -> name() + ": " + reason)
                .flatMap(read -> read.find(name(), reference));
    }

    @Override
    public List<KnownCredential> known() {
        return AuthDocument.parse(document)
                .fold(reason -> List.of(KnownCredentials.unreadable(name(), reason)), read -> read.known(name()));
    }

    @Override
    public String name() {
        return "$" + VARIABLE;
    }

    @Override
    public Kind kind() {
        return Kind.VARIABLE;
    }
}

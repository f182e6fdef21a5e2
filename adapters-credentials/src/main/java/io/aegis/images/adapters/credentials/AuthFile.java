package io.aegis.images.adapters.credentials;

import static io.vavr.control.Either.right;

import io.aegis.images.application.port.KnownCredential;
import io.aegis.images.domain.credential.Credential;
import io.aegis.images.domain.credential.CredentialSource;
import io.aegis.images.domain.credential.FoundCredential;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * One of the engines' own files. A helper for the registry comes first, then what the file itself holds, then the helper for
 * all registries.
 */
final class AuthFile implements Source {

    private final AuthFiles.Place place;
    private final String name;
    private final CredentialHelper helper;

    AuthFile(AuthFiles.Place place, Surroundings surroundings, CredentialHelper helper) {
        this.place = place;
        this.name = place.owner() + " " + surroundings.shown(place.file());
        this.helper = helper;
    }

    @Override
    public Either<String, Option<FoundCredential>> find(ImageReference reference) {
        return document()
                .flatMap(document -> document.map(read -> find(read, reference)).getOrElse(() -> right(Option.none())));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<KnownCredential> known() {
        return document()
                .fold(
                        problem -> List.of(new KnownCredential(name, "*", problem)),
                        document -> document.map(read -> Stream.concat(read.helpers(), read.known(name).stream())
                                        .toList())
                                .getOrElse(List.of()));
    }

    private Either<String, Option<AuthDocument>> document() {
        return BoundedFile.read(place.file())
                .flatMap(text -> text.map(read -> AuthDocument.parse(read).map(Option::some))
                        .getOrElse(() -> right(Option.none())))
                .mapLeft(reason -> name + ": " + reason);
    }

    private Either<String, Option<FoundCredential>> find(AuthDocument document, ImageReference reference) {
        return first(
                byHelper(document, reference),
                () -> first(held(document, reference), () -> inStore(document, reference)));
    }

    private static Either<String, Option<FoundCredential>> first(
            Either<String, Option<FoundCredential>> one, Supplier<Either<String, Option<FoundCredential>>> other) {
        return one.flatMap(found -> found.isDefined() ? right(found) : other.get());
    }

    private Either<String, Option<FoundCredential>> byHelper(AuthDocument document, ImageReference reference) {
        return document.helper(reference)
                .map(bound -> ask(bound.value(), bound.scope()))
                .getOrElse(() -> right(Option.none()));
    }

    private Either<String, Option<FoundCredential>> held(AuthDocument document, ImageReference reference) {
        return document.credential(reference)
                .map(found -> found.map(bound -> found(bound.value(), name + ": " + bound.scope())))
                .mapLeft(reason -> name + ": " + reason);
    }

    private Either<String, Option<FoundCredential>> inStore(AuthDocument document, ImageReference reference) {
        return Scope.parse(reference.host().value())
                .flatMap(scope -> document.store().map(store -> ask(store, scope)))
                .getOrElse(() -> right(Option.none()));
    }

    private Either<String, Option<FoundCredential>> ask(String program, Scope scope) {
        return helper.get(program, scope.server())
                .map(answer ->
                        answer.map(credential -> found(credential, CredentialHelper.name(program) + ": " + scope)));
    }

    private static FoundCredential found(Credential credential, String source) {
        return new FoundCredential(Option.some(credential), new CredentialSource(source));
    }
}

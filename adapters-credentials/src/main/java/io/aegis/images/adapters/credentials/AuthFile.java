package io.aegis.images.adapters.credentials;

import static io.vavr.control.Either.right;

import io.aegis.images.application.port.KnownCredential;
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
        return AuthDocument.read(place.file())
                .mapLeft(reason -> name + ": " + reason)
                .flatMap(document -> find(document, reference));
    }

    private Either<String, Option<FoundCredential>> find(AuthDocument document, ImageReference reference) {
        return first(
                byHelper(document, reference),
                () -> first(document.find(name, reference), () -> inStore(document, reference)));
    }

    private static Either<String, Option<FoundCredential>> first(
            Either<String, Option<FoundCredential>> one, Supplier<Either<String, Option<FoundCredential>>> other) {
        return one.flatMap(found -> found.isDefined() ? right(found) : other.get());
    }

    private Either<String, Option<FoundCredential>> byHelper(AuthDocument document, ImageReference reference) {
        return Bound.closest(document.helpers(), reference)
                .map(bound -> ask(bound.value(), bound.scope(), "for " + bound.scope()))
                .getOrElse(() -> right(Option.none()));
    }

    private Either<String, Option<FoundCredential>> inStore(AuthDocument document, ImageReference reference) {
        return Scope.parse(reference.host().value())
                .flatMap(scope -> document.store().map(store -> ask(store, scope, "for all registries")))
                .getOrElse(() -> right(Option.none()));
    }

    private Either<String, Option<FoundCredential>> ask(String program, Scope scope, String what) {
        return helper.get(program, place.owner().server(scope))
                .map(answer -> answer.map(credential -> new FoundCredential(
                        Option.some(credential),
                        new CredentialSource(CredentialHelper.name(program) + ": " + scope),
                        "named by " + name + " " + what)));
    }

    @Override
    public List<KnownCredential> known() {
        return AuthDocument.read(place.file())
                .fold(reason -> List.of(KnownCredentials.unreadable(name, reason)), this::known);
    }

    private List<KnownCredential> known(AuthDocument document) {
        var helpers = document.helpers().stream()
                .map(bound ->
                        known(bound.value(), ": " + bound.scope(), bound.scope().toString()));
        var store = document.store().map(program -> known(program, "", KnownCredentials.ALL));
        return Stream.of(helpers, document.known(name).stream(), store.toJavaStream())
                .flatMap(known -> known)
                .toList();
    }

    private KnownCredential known(String program, String suffix, String scope) {
        return helper.problem(program)
                .map(reason -> new KnownCredential(name, scope, reason))
                .getOrElse(() -> new KnownCredential(CredentialHelper.name(program) + suffix, scope, ""));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Kind kind() {
        return Kind.FILE;
    }
}

package io.aegis.images.adapters.credentials;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.aegis.images.application.port.CredentialFile;
import io.aegis.images.domain.Printable;
import io.aegis.images.domain.credential.Credential.UsernamePassword;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.file.Path;

/**
 * Keeps a login where the engine's own {@code login} does: in the credential helper that the file names for the registry, or
 * else in the file.
 */
final class EngineAuthFile implements CredentialFile {

    private static final String DOCKER_HUB = "docker.io";

    private final AuthFiles.Place where;
    private final String shown;
    private final CredentialHelper helper;
    private final LockedFile file;

    EngineAuthFile(AuthFiles.Place where, Surroundings surroundings, CredentialHelper helper) {
        this.where = where;
        this.shown = surroundings.shown(where.file());
        this.helper = helper;
        this.file = new LockedFile(where.file());
    }

    @Override
    public String place() {
        return shown;
    }

    @Override
    public Either<Problem, Kept> put(String registry, UsernamePassword credential) {
        return scope(registry)
                .flatMap(scope -> file.change(
                        shown,
                        document -> helper(document, scope)
                                .map(program -> helper.store(program, scope.server(), credential)
                                        .map(_ -> document.noted(key(scope))))
                                .getOrElse(() -> right(document.with(key(scope), credential)))
                                .map(changed -> new LockedFile.Change<>(Option.some(changed), Kept.KEPT))));
    }

    @Override
    public Either<Problem, Boolean> remove(String registry) {
        return scope(registry)
                .flatMap(scope -> file.change(
                        shown,
                        document -> helper(document, scope)
                                .map(program -> helper.erase(program, scope.server()))
                                .getOrElse(() -> right(false))
                                .map(erased -> removed(document, scope, erased))));
    }

    private LockedFile.Change<Boolean> removed(EditedAuth document, Scope scope, boolean erased) {
        var keys = document.keys().stream()
                .filter(key -> Scope.parse(key).contains(scope))
                .toList();
        return new LockedFile.Change<>(
                keys.isEmpty() ? Option.none() : Option.some(document.without(keys)), erased || !keys.isEmpty());
    }

    private static Option<String> helper(EditedAuth document, Scope scope) {
        return document.helper(scope);
    }

    /** As each engine's own login writes it; both read either. */
    private String key(Scope scope) {
        return scope.host().equals(DOCKER_HUB) && scope.repository().isEmpty() && isDockers()
                ? scope.server()
                : scope.toString();
    }

    private boolean isDockers() {
        return where.file().getFileName().equals(Path.of("config.json"));
    }

    private static Either<Problem, Scope> scope(String registry) {
        return Scope.parse(registry)
                .map(Either::<Problem, Scope>right)
                .getOrElse(() -> left(new Problem(
                        "'" + Printable.of(registry) + "' is no registry",
                        "write its host, as in ghcr.io, or a host and the beginning of a repository")));
    }
}

package io.aegis.images.adapters.credentials;

import static io.vavr.control.Either.right;

import io.aegis.images.application.port.CredentialFile.Problem;
import io.aegis.images.domain.credential.Credential.UsernamePassword;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** What an engine's own login and logout make of the document: an entry in it, or a credential with the helper it names. */
final class EngineLogin {

    private final Engine engine;
    private final CredentialHelper helper;

    EngineLogin(Engine engine, CredentialHelper helper) {
        this.engine = engine;
        this.helper = helper;
    }

    /** Podman keeps credentials for the beginning of a repository, Docker for whole registries only. */
    boolean canKeep(Scope scope) {
        return engine == Engine.PODMAN || scope.isWholeRegistry();
    }

    Either<Problem, AuthEntries> keep(AuthDocument document, Scope scope, UsernamePassword credential) {
        var key = engine.key(scope);
        return keeper(document, scope)
                .map(program -> helper.store(program, key, credential)
                        .bimap(LoginProblems::helperFailed, _ -> kept(document, scope, key)))
                .getOrElse(() -> right(new AuthEntries(document).put(scope, key, credential)));
    }

    /** A password that the document itself held is not left there beside the helper's. */
    private AuthEntries kept(AuthDocument document, Scope scope, String key) {
        var entries = new AuthEntries(document);
        return switch (engine) {
            case DOCKER -> entries.putMark(scope, key);
            case PODMAN -> entries.without(scope);
        };
    }

    /** Empty where there was nothing to forget. */
    Either<Problem, Option<AuthEntries>> forget(AuthDocument document, Scope scope) {
        var entries = new AuthEntries(document);
        return keeper(document, scope)
                .map(program -> erased(program, engine.key(scope)))
                .getOrElse(() -> right(false))
                .bimap(LoginProblems::helperFailed, erased -> Option.when(entries.remove(scope) || erased, entries));
    }

    private Either<String, Boolean> erased(String program, String server) {
        return helper.get(program, server)
                .flatMap(kept -> kept.isDefined() ? helper.erase(program, server) : right(false));
    }

    /** The helper that has the say. Podman's documents name none for all registries, and none for a part of one. */
    private Option<String> keeper(AuthDocument document, Scope scope) {
        var named = document.helpers().stream()
                .filter(bound -> bound.scope().equals(scope))
                .map(Bound::value)
                .findFirst();
        return Option.ofOptional(named).orElse(() -> store(document)).filter(_ -> scope.isWholeRegistry());
    }

    private Option<String> store(AuthDocument document) {
        return engine == Engine.DOCKER ? document.store() : Option.none();
    }
}

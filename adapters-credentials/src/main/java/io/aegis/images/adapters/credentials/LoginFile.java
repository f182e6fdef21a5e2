package io.aegis.images.adapters.credentials;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.aegis.images.application.port.CredentialFile;
import io.aegis.images.domain.credential.Credential.UsernamePassword;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file that {@code docker login} and {@code podman login} write, and the credential helpers it names. */
final class LoginFile implements CredentialFile {

    private static final Logger LOG = LoggerFactory.getLogger(LoginFile.class);

    private final AuthFiles.Place file;
    private final String place;
    private final CredentialHelper helper;
    private final Duration patience;

    /** @param patience how long another's change of the file is waited for */
    LoginFile(AuthFiles.Place file, Surroundings surroundings, CredentialHelper helper, Duration patience) {
        this.file = file;
        this.place = surroundings.shown(file.file());
        this.helper = helper;
        this.patience = patience;
    }

    @Override
    public String place() {
        return place;
    }

    @Override
    public Either<Problem, Void> put(String registry, UsernamePassword credential) {
        return scope(registry)
                .filterOrElse(this::hasKey, LoginProblems::noPathsHere)
                .filterOrElse(_ -> AuthEntry.canHold(credential), _ -> LoginProblems.cannotBeWritten())
                .flatMap(scope -> changed(document -> keep(document, scope, credential)))
                .map(_ -> null);
    }

    private static Either<Problem, Scope> scope(String registry) {
        return Scope.parse(registry).toEither(LoginProblems::noRegistry);
    }

    private boolean hasKey(Scope scope) {
        return file.owner() == Engine.PODMAN || scope.isWholeRegistry();
    }

    private Either<Problem, Option<AuthEntries>> keep(AuthDocument document, Scope scope, UsernamePassword credential) {
        var key = file.owner().key(scope);
        return keeper(document, scope)
                .map(program -> helper.store(program, key, credential)
                        .bimap(LoginProblems::helperFailed, _ -> kept(document, scope, key)))
                .getOrElse(() -> right(new AuthEntries(document).put(scope, key, credential)))
                .map(Option::some);
    }

    /** A password that the file itself held is not left there beside the helper's. */
    private AuthEntries kept(AuthDocument document, Scope scope, String key) {
        var entries = new AuthEntries(document);
        return file.owner() == Engine.DOCKER ? entries.putMark(scope, key) : entries.without(scope);
    }

    @Override
    public Either<Problem, Boolean> remove(String registry) {
        return scope(registry)
                .flatMap(scope ->
                        Files.notExists(file.file()) ? right(false) : changed(document -> forget(document, scope)));
    }

    private Either<Problem, Option<AuthEntries>> forget(AuthDocument document, Scope scope) {
        var entries = new AuthEntries(document);
        return keeper(document, scope)
                .map(program -> erased(program, file.owner().key(scope)))
                .getOrElse(() -> right(false))
                .mapLeft(LoginProblems::helperFailed)
                .map(erased -> Option.when(entries.remove(scope) || erased, entries));
    }

    private Either<String, Boolean> erased(String program, String server) {
        return helper.get(program, server)
                .flatMap(kept -> kept.isDefined() ? helper.erase(program, server) : right(false));
    }

    /** The helper that the engine's own login would use: Podman knows those for a registry only, and none for its paths. */
    private Option<String> keeper(AuthDocument document, Scope scope) {
        var named = document.helpers().stream()
                .filter(bound -> bound.scope().equals(scope))
                .map(Bound::value)
                .findFirst();
        return Option.when(scope.isWholeRegistry(), scope)
                .flatMap(_ -> Option.ofOptional(named).orElse(() -> store(document)));
    }

    private Option<String> store(AuthDocument document) {
        return file.owner() == Engine.DOCKER ? document.store() : Option.none();
    }

    /** Whether anything was; nothing is written otherwise. */
    private Either<Problem, Boolean> changed(Function<AuthDocument, Either<Problem, Option<AuthEntries>>> change) {
        try {
            var target = WholeFile.target(file.file());
            WholeFile.makeDirectoryOf(target);
            return SideLock.holding(target, patience, () -> changed(target, change))
                    .mapLeft(reason -> LoginProblems.busy(place, reason))
                    .flatMap(Function.identity());
        } catch (IOException failed) {
            return left(unwritable(failed));
        }
    }

    private Either<Problem, Boolean> changed(
            Path target, Function<AuthDocument, Either<Problem, Option<AuthEntries>>> change) {
        return document(target)
                .flatMap(change)
                .flatMap(changed ->
                        changed.map(entries -> written(target, entries)).getOrElse(() -> right(false)));
    }

    private Either<Problem, AuthDocument> document(Path target) {
        return AuthDocument.read(target).mapLeft(reason -> LoginProblems.unreadable(place, reason));
    }

    private Either<Problem, Boolean> written(Path target, AuthEntries entries) {
        try {
            WholeFile.replace(target, entries.text());
            return right(true);
        } catch (IOException failed) {
            return left(unwritable(failed));
        }
    }

    private Problem unwritable(IOException failed) {
        LOG.warn("credential file cannot be written file={}", place, failed);
        return LoginProblems.unwritable(place, failed);
    }
}

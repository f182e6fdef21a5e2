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

    private final Path file;
    private final String place;
    private final EngineLogin login;
    private final Duration patience;

    /** @param patience how long another's change of the file is waited for */
    LoginFile(Path file, String place, EngineLogin login, Duration patience) {
        this.file = file;
        this.place = place;
        this.login = login;
        this.patience = patience;
    }

    @Override
    public String place() {
        return place;
    }

    @Override
    public Either<Problem, Void> put(String registry, UsernamePassword credential) {
        return scope(registry)
                .filterOrElse(login::canKeep, LoginProblems::noPathsHere)
                .filterOrElse(_ -> AuthEntry.canHold(credential), _ -> LoginProblems.cannotBeWritten())
                .flatMap(scope -> changed(
                        document -> login.keep(document, scope, credential).map(Option::some)))
                .map(_ -> null);
    }

    private static Either<Problem, Scope> scope(String registry) {
        return Scope.parse(registry).toEither(LoginProblems::noRegistry);
    }

    @Override
    public Either<Problem, Boolean> remove(String registry) {
        return scope(registry)
                .flatMap(scope ->
                        Files.notExists(file) ? right(false) : changed(document -> login.forget(document, scope)));
    }

    /** Whether there was anything to change; the file is not touched otherwise. */
    private Either<Problem, Boolean> changed(Function<AuthDocument, Either<Problem, Option<AuthEntries>>> change) {
        try {
            var target = WholeFile.target(file);
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

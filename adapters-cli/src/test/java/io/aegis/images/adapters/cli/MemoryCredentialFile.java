package io.aegis.images.adapters.cli;

import io.aegis.images.application.port.CredentialFile;
import io.aegis.images.domain.credential.Credential.UsernamePassword;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.LinkedHashMap;
import java.util.Map;

/** An engine's file that is none. */
final class MemoryCredentialFile implements CredentialFile {
    final Map<String, UsernamePassword> entries = new LinkedHashMap<>();
    Option<Problem> problem = Option.none();

    @Override
    public String place() {
        return "/home/op/auth.json";
    }

    @Override
    public Either<Problem, Void> put(String registry, UsernamePassword credential) {
        return problem.<Either<Problem, Void>>map(Either::left).getOrElse(() -> {
            entries.put(registry, credential);
            return Either.right(null);
        });
    }

    @Override
    public Either<Problem, Boolean> remove(String registry) {
        return problem.<Either<Problem, Boolean>>map(Either::left)
                .getOrElse(() -> Either.right(entries.remove(registry) != null));
    }
}

package io.aegis.images.adapters.credentials;

import static io.vavr.control.Either.left;

import io.aegis.images.domain.credential.Credential;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Docker's protocol for programs that keep credentials: {@code docker-credential-NAME get}, the server on its input. */
final class CredentialHelper {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final Surroundings surroundings;
    private final Duration patience;

    CredentialHelper(Surroundings surroundings, Duration patience) {
        this.surroundings = surroundings;
        this.patience = patience;
    }

    static String name(String helper) {
        return "credential helper " + helper;
    }

    /** Empty when it keeps none for that server. A left says how it failed, and nothing of what it said. */
    Either<String, Option<Credential>> get(String helper, String server) {
        if (!NAME.matcher(helper).matches()) {
            return left("the name of a credential helper may hold letters, digits, '.', '_' and '-' only");
        }
        return program("docker-credential-" + helper)
                .toEither("docker-credential-" + helper + " is not on the PATH")
                .flatMap(program -> run(program, server))
                .flatMap(HelperAnswer::credential)
                .mapLeft(reason -> name(helper) + ": " + reason);
    }

    private Option<Path> program(String name) {
        var directories = surroundings.variable("PATH").getOrElse("").split(File.pathSeparator, -1);
        return Option.ofOptional(Stream.of(directories)
                .filter(directory -> !directory.isEmpty())
                .flatMap(directory -> path(directory, name).toJavaStream())
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst());
    }

    private static Option<Path> path(String directory, String name) {
        try {
            return Option.some(Path.of(directory, name));
        } catch (InvalidPathException impossible) {
            return Option.none();
        }
    }

    private Either<String, HelperAnswer> run(Path program, String server) {
        return new BoundedProcess(surroundings.environment(), patience)
                .run(List.of(program.toString(), "get"), server + "\n");
    }
}

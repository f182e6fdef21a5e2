package io.aegis.images.adapters.credentials;

import static io.vavr.control.Either.left;

import io.aegis.images.domain.credential.Credential;
import io.aegis.images.domain.credential.Credential.UsernamePassword;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
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
        return run(helper, "get", server, HelperAnswer::credential);
    }

    /** Lets it keep the credential, in place of one it has for that server. */
    Either<String, Boolean> store(String helper, String server, UsernamePassword credential) {
        return run(helper, "store", HelperAnswer.question(server, credential), HelperAnswer::done);
    }

    /** Lets it forget what it keeps for that server; not every helper likes it when there is nothing. */
    Either<String, Boolean> erase(String helper, String server) {
        return run(helper, "erase", server, HelperAnswer::done);
    }

    /** Why it cannot be asked, when it cannot. It is not run. */
    Option<String> problem(String helper) {
        return program(helper).swap().toOption();
    }

    private <T> Either<String, T> run(
            String helper, String action, String input, Function<HelperAnswer, Either<String, T>> answer) {
        return program(helper)
                .flatMap(program -> new BoundedProcess(surroundings.environment(), patience)
                        .run(List.of(program.toString(), action), input + "\n")
                        .flatMap(answer)
                        .mapLeft(reason -> name(helper) + ": " + reason));
    }

    private Either<String, Path> program(String helper) {
        if (!NAME.matcher(helper).matches()) {
            return left("the name of a credential helper may hold letters, digits, '.', '_' and '-' only");
        }
        var program = "docker-credential-" + helper;
        return onPath(program).toEither(name(helper) + ": " + program + " is not on the PATH");
    }

    private Option<Path> onPath(String name) {
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
}

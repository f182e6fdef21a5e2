package io.aegis.images.adapters.credentials;

import static io.vavr.control.Either.left;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.aegis.images.domain.Printable;
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
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Docker's protocol for programs that keep credentials: {@code docker-credential-NAME get}, the server on its input. */
final class CredentialHelper {

    private static final JsonMapper JSON = new JsonMapper();
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
        return ask(helper, "get", server + "\n")
                .flatMap(answer -> answer.credential().mapLeft(reason -> name(helper) + ": " + reason));
    }

    /** Has it keep the login, in place of one that it has. */
    Either<String, Void> store(String helper, String server, UsernamePassword login) {
        var wish = JSON.createObjectNode()
                .put("ServerURL", server)
                .put("Username", login.username())
                .put("Secret", login.password());
        return ask(helper, "store", wish.toString()).flatMap(answer -> answer.done(name(helper)));
    }

    /** Whether it kept one. */
    Either<String, Boolean> erase(String helper, String server) {
        return get(helper, server)
                .flatMap(known -> known.isEmpty()
                        ? Either.right(false)
                        : ask(helper, "erase", server + "\n")
                                .flatMap(answer -> answer.done(name(helper)))
                                .map(_ -> true));
    }

    private Either<String, HelperAnswer> ask(String helper, String verb, String input) {
        if (!NAME.matcher(helper).matches()) {
            return left(name(Printable.of(helper))
                    + ": the name of a credential helper may hold letters, digits, '.', '_' and '-' only");
        }
        return program("docker-credential-" + helper)
                .toEither("docker-credential-" + helper + " is not on the PATH")
                .flatMap(program -> new BoundedProcess(surroundings.environment(), patience)
                        .run(List.of(program.toString(), verb), input))
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
}

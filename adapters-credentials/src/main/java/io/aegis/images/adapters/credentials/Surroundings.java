package io.aegis.images.adapters.credentials;

import static io.vavr.control.Either.right;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.Map;

/**
 * The variables and the home directory of whoever the node runs as.
 *
 * @param podmanRuntime where {@code podman login} writes without {@code $XDG_RUNTIME_DIR}, as root's does:
 *     {@code /run/containers/UID}
 */
record Surroundings(Map<String, String> environment, Path home, Path podmanRuntime) {

    private static final String VARIABLE = "env:";

    Surroundings {
        environment = Map.copyOf(environment);
    }

    /** Empty when it is not set, or set to nothing. */
    Option<String> variable(String name) {
        return Option.<String>of(environment.get(name)).filter(value -> !value.isBlank());
    }

    /** A value as the configuration writes it: literal, or {@code env:VAR}. A left says why there is none. */
    Either<String, String> value(String written) {
        if (!written.startsWith(VARIABLE)) {
            return right(written);
        }
        var name = written.substring(VARIABLE.length());
        return variable(name).toEither("the variable " + name + " is not set");
    }

    Path path(String text) {
        return text.startsWith("~/") ? home.resolve(text.substring(2)) : Path.of(text);
    }

    /** The path as people know it, with {@code ~} for the home directory. */
    String shown(Path path) {
        return path.startsWith(home) ? "~/" + home.relativize(path) : path.toString();
    }

    @Override
    public String toString() {
        return "Surroundings[" + home + "]";
    }
}

package io.aegis.images.adapters.config;

import io.vavr.control.Option;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/** What documents may refer to outside themselves. */
record Surroundings(Map<String, String> environment, Path workingDirectory, Path home, Path system) {

    Surroundings {
        environment = Map.copyOf(environment);
    }

    /** Empty when it is not set, or set to nothing. */
    Option<String> variable(String name) {
        return Option.<String>of(environment.get(name)).filter(value -> !value.isBlank());
    }

    /** A path as people write it, {@code ~/} included; empty when the text can be no path. */
    Option<Path> path(String text) {
        try {
            return Option.some(
                    text.startsWith("~/") ? home.resolve(text.substring(2)) : workingDirectory.resolve(text));
        } catch (InvalidPathException impossible) {
            return Option.none();
        }
    }

    @Override
    public String toString() {
        return "Surroundings[" + workingDirectory + "]";
    }
}

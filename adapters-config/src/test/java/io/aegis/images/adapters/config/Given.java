package io.aegis.images.adapters.config;

import io.aegis.images.application.port.Documents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A machine of a test's own: directories, variables, and documents over them. */
record Given(Path root, Map<String, String> environment) {

    Documents documents() {
        return ConfigAdapter.documents(
                new Surroundings(environment, directory("work"), directory("home"), directory("etc")));
    }

    /** Writes a file below the test's root and answers its path. */
    Path file(String name, String text) {
        try {
            var file = root.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Path directory(String name) {
        try {
            return Files.createDirectories(root.resolve(name));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

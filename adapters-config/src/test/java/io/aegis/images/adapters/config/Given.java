package io.aegis.images.adapters.config;

import io.aegis.images.application.port.BadDocument;
import io.aegis.images.application.port.Documents;
import io.aegis.images.application.settings.NodeSettings;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A machine of a test's own: directories, variables, and documents over them. */
record Given(Path root, Map<String, String> environment) {

    static final String NODE = """
            apiVersion: 100monkeys.ai/v1
            kind: NodeConfig
            metadata: {name: edge-7}
            spec:
              node: {id: edge-7, type: edge}
            """;

    Documents documents() {
        return ConfigAdapter.documents(
                new Surroundings(environment, directory("work"), directory("home"), directory("etc")));
    }

    /** A node's configuration that holds no more than it must, and these lines below {@code spec}, from line 6 on. */
    Either<String, NodeSettings> spec(String lines) {
        file("work/node.yaml", NODE + lines.indent(2));
        return documents().nodeSettings(Option.some(Path.of("node.yaml"))).mapLeft(BadDocument::message);
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

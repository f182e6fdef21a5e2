package io.aegis.images.adapters.config;

import io.aegis.images.domain.runtime.RuntimeRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The table of StandardRuntimes for nodes that bring none of their own. */
final class ShippedRegistry {

    static final String NAME = "runtime-registry.yaml (shipped)";

    static RuntimeRegistry read() {
        return RuntimeRegistryReader.read(Section.document(YamlReader.read(text())));
    }

    private static String text() {
        try (var in = ShippedRegistry.class.getResourceAsStream("runtime-registry.yaml")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private ShippedRegistry() {}
}

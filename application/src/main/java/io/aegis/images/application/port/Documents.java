package io.aegis.images.application.port;

import io.aegis.images.application.resolution.Manifest;
import io.aegis.images.application.settings.NodeSettings;
import io.aegis.images.domain.runtime.RuntimeRegistry;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.file.Path;

/**
 * AEGIS's YAML documents. Bounded in size, nesting and aliases, so that no document costs more than it is worth; what
 * makes one unusable is told with its line.
 */
public interface Documents {

    /** An agent or workflow manifest; YAML or JSON. */
    Either<BadDocument, Manifest> manifest(Path file);

    /** The same from text that came by another way; {@code name} stands for the file in problems. */
    Either<BadDocument, Manifest> manifest(String name, String text);

    /** The given {@code runtime-registry.yaml}, or the table that ships inside. */
    Either<BadDocument, RuntimeRegistry> runtimeRegistry(Option<Path> file);

    /**
     * The node's {@code aegis-config.yaml}: the given file, or the first that AEGIS's discovery order finds
     * ({@code $AEGIS_CONFIG_PATH}, {@code ./}, {@code ~/.aegis/}, {@code /etc/aegis/}), or defaults when there is none.
     */
    Either<BadDocument, NodeSettings> nodeSettings(Option<Path> file);
}

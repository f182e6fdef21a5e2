package io.aegis.images.application.port;

import io.aegis.images.application.resolution.Manifest;
import io.aegis.images.application.settings.NodeSettings;
import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.runtime.RuntimeRegistry;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.List;

/**
 * AEGIS's YAML documents. Bounded in size, nesting and aliases, so that no document costs more than it is worth; what
 * makes one unusable is told with its line.
 */
public interface Documents {

    /** An agent or workflow manifest; YAML or JSON. */
    Either<BadDocument, Manifest> manifest(Path file);

    /** The same from text that came by another way; {@code name} stands for the file in problems. */
    Either<BadDocument, Manifest> manifest(String name, String text);

    /**
     * The manifest in a file; or all of them in and below a directory, in files that end in {@code .yaml}, {@code .yml} or
     * {@code .json}, in the order of their names. A directory's other documents are passed over with a warning, its hidden
     * files and directories in silence; each that claims to be a manifest and is none that can be used is told of. A left is
     * a file that cannot be used, and a directory that holds no manifest or cannot be looked through.
     */
    Either<BadDocument, FoundManifests> manifests(Path place);

    /**
     * A list with a reference a line, in its order. Blank lines and what follows a {@code #} are passed over; each line that is no
     * reference is told of, up to a bound. A left is a file that cannot be read.
     */
    Either<BadDocument, FoundReferences> references(Path list);

    /** The given {@code runtime-registry.yaml}, or the table that ships inside. */
    Either<BadDocument, RuntimeRegistry> runtimeRegistry(Option<Path> file);

    /**
     * The node's {@code aegis-config.yaml}: the given file, or the first that AEGIS's discovery order finds
     * ({@code $AEGIS_CONFIG_PATH}, {@code ./}, {@code ~/.aegis/}, {@code /etc/aegis/}), or defaults when there is none.
     */
    Either<BadDocument, NodeSettings> nodeSettings(Option<Path> file);

    /**
     * @param broken claim to be manifests, and are none that can be used
     * @param warnings one line each: documents that were passed over
     */
    record FoundManifests(List<NamedManifest> manifests, List<BadDocument> broken, List<String> warnings) {}

    /** @param document the file's name, for people */
    record NamedManifest(String document, Manifest manifest) {}

    /** @param broken are no references; where there are very many, the last of them says how many more there are */
    record FoundReferences(List<ListedReference> references, List<BadDocument> broken) {}

    /** @param where {@code images.txt:3} */
    record ListedReference(ImageReference reference, String where) {}
}

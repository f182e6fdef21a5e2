package io.aegis.images.application.preparation;

import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.List;

/**
 * Where it stands what executions will ask for.
 *
 * @param runtimes the languages of the StandardRuntimes that are meant, empty for all of them; none takes no StandardRuntime
 * @param manifests agent and workflow manifests, or directories that hold such
 * @param lists files with a reference a line; blank lines and what follows a {@code #} are passed over
 */
public record NeedSources(
        Option<List<String>> runtimes, List<Path> manifests, List<Path> lists, List<ImageReference> references) {}

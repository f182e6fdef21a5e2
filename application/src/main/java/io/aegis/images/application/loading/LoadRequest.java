package io.aegis.images.application.loading;

import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.List;

/**
 * Which images of an archive are wanted.
 *
 * @param platform empty for the runtime's own
 * @param references empty for all that have one
 */
public record LoadRequest(Path archive, Option<Platform> platform, List<ImageReference> references) {

    public LoadRequest {
        references = List.copyOf(references);
    }
}

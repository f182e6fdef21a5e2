package io.aegis.images.application.resolution;

import io.aegis.images.domain.reference.ImageReference;
import java.util.List;

/**
 * The image that an execution needs, and how it was found.
 *
 * @param how one line for the decision trace: {@code python 3.11 in the runtime registry}
 * @param warnings one line each: a deprecated runtime
 */
public record ResolvedImage(ImageReference reference, String how, List<String> warnings) {}

package io.aegis.images.domain.runtime;

import io.aegis.images.domain.reference.ImageReference;
import java.util.Map;

/** One line of {@code runtime-registry.yaml}: the image that a language and version run on. */
public record RuntimeEntry(
        ImageReference image, String description, boolean deprecated, Map<String, String> bootstrapEnvironment) {}

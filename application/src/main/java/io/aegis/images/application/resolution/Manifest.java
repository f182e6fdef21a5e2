package io.aegis.images.application.resolution;

import java.util.List;

/**
 * An agent or workflow manifest, as far as it concerns images.
 *
 * @param name {@code metadata.name}
 * @param needs one for an agent; one per container step for a workflow, which may have none
 * @param warnings one line each: keys that are not known, and what they might have meant
 */
public record Manifest(String name, List<ImageNeed> needs, List<String> warnings) {}

package io.aegis.images.domain.runtime;

import io.aegis.images.domain.reference.ImageReference;

/** An image of the agent's own, by a fully qualified reference. */
public record CustomRuntime(ImageReference image) implements ExecutionRuntime {}

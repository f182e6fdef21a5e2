package io.aegis.images.adapters.registry.planted;

import io.aegis.images.adapters.engine.planted.EngineImage;

/** Registries look into the engines' room, and leave a second door open. */
public record RegistryOnEngine(EngineImage image) {}

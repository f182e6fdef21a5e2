package io.aegis.images.adapters.engine.planted;

/** Something of the engines to be known. */
public record EngineImage() {}

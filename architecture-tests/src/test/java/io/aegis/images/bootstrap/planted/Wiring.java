package io.aegis.images.bootstrap.planted;

/** Something of bootstrap to be known. */
public record Wiring() {}

package io.aegis.images.contracts.planted;

/** Something of the contracts to be known. */
public record InMemory() {}

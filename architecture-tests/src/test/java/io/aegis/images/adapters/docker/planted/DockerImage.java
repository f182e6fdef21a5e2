package io.aegis.images.adapters.docker.planted;

/** Something of Docker to be known. */
public record DockerImage() {}

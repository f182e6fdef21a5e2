package io.aegis.images.adapters.podman.planted;

import io.aegis.images.adapters.docker.planted.DockerImage;

/** Podman looks into Docker's room. */
public record PodmanOnDocker(DockerImage image) {}

package io.aegis.images.adapters.engine.planted;

import io.aegis.images.adapters.docker.planted.DockerImage;

/** The shared room looks back. */
record EngineOnDocker(DockerImage image) {}

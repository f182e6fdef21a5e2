package io.aegis.images.adapters.docker.planted;

import io.aegis.images.adapters.engine.planted.EngineImage;

/** What Docker may do. */
record DockerOnEngine(EngineImage image) {}

package io.aegis.images.adapters.config.planted;

import io.aegis.images.adapters.engine.planted.EngineImage;

/** Only Docker and Podman may share the engines' room. */
record ConfigOnEngine(EngineImage image) {}

package io.aegis.images.adapters.config.planted;

import io.aegis.images.adapters.engine.planted.EngineImage;

/** Only Docker and Podman may share the engines\x27 room. */
record ConfigOnEngine(EngineImage image) {}

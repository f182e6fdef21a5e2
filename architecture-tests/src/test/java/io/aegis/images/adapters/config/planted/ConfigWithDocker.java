package io.aegis.images.adapters.config.planted;

import com.github.dockerjava.api.model.AuthConfig;

/** An engine outside the engines' rooms. */
record ConfigWithDocker(AuthConfig config) {}

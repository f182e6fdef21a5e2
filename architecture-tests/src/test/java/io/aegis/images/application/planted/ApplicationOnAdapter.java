package io.aegis.images.application.planted;

import io.aegis.images.adapters.podman.planted.PodmanOnDocker;

/** The application knows an adapter. */
record ApplicationOnAdapter(PodmanOnDocker adapter) {}

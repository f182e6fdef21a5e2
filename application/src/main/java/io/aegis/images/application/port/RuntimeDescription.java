package io.aegis.images.application.port;

import io.aegis.images.domain.pull.Platform;

/**
 * A container engine as it describes itself.
 *
 * @param kind {@code docker} or {@code podman}
 * @param version the engine's own, {@code 20.10.24}
 * @param apiVersion the API version that is spoken with it
 * @param endpoint where it was found, {@code unix:///var/run/docker.sock}
 */
public record RuntimeDescription(String kind, String version, String apiVersion, Platform platform, String endpoint) {}

package io.aegis.images.domain.reference;

/** A registry's host, with its port where one was given: {@code ghcr.io}, {@code 127.0.0.1:5000}, {@code [::1]:5000}. */
public record RegistryHost(String value) {

    public static final RegistryHost DOCKER_HUB = new RegistryHost("docker.io");

    /** The same host under its one name: Docker Hub's aliases are all {@code docker.io}. */
    static RegistryHost normalised(String text) {
        return text.equals("index.docker.io") ? DOCKER_HUB : new RegistryHost(text);
    }

    @Override
    public String toString() {
        return value;
    }
}

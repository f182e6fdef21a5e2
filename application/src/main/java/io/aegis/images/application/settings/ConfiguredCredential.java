package io.aegis.images.application.settings;

/**
 * One entry of {@code spec.registry_credentials[]}.
 *
 * @param registry a registry host, or a host and the beginning of a repository: {@code ghcr.io}, {@code ghcr.io/acme}
 * @param username literal, or {@code env:VAR}
 * @param password literal, or {@code env:VAR}: read when it is needed, and never printed
 */
public record ConfiguredCredential(String registry, String username, String password) {

    @Override
    public String toString() {
        return "ConfiguredCredential[" + registry + ", " + username + ", ***]";
    }
}

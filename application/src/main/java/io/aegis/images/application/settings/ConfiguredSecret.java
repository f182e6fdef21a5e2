package io.aegis.images.application.settings;

/**
 * One {@code secrets.<name>} of type {@code dockercfg} or {@code dockerconfigjson}.
 *
 * @param document the text of its {@code .dockerconfigjson}, or {@code env:VAR} or {@code file:PATH} naming it
 */
public record ConfiguredSecret(String name, String document) {

    @Override
    public String toString() {
        return "ConfiguredSecret[" + name + ", ***]";
    }
}

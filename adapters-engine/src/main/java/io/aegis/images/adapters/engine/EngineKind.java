package io.aegis.images.adapters.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.vavr.control.Option;
import java.util.stream.StreamSupport;

/** The engines that are known. */
public enum EngineKind {
    DOCKER("docker"),
    PODMAN("podman");

    private final String text;

    EngineKind(String text) {
        this.text = text;
    }

    public static Option<EngineKind> parse(String text) {
        for (var kind : values()) {
            if (kind.text.equals(text)) {
                return Option.some(kind);
            }
        }
        return Option.none();
    }

    /** By the answer to {@code /version}: Podman names itself among the components. */
    static EngineKind of(JsonNode version) {
        var podman = StreamSupport.stream(version.path("Components").spliterator(), false)
                .anyMatch(component -> component.path("Name").asText("").equals("Podman Engine"));
        return podman ? PODMAN : DOCKER;
    }

    @Override
    public String toString() {
        return text;
    }
}

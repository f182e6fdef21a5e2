package io.aegis.images.adapters.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.aegis.images.application.port.ImageRemover.ContainerUse;
import java.util.List;
import java.util.stream.StreamSupport;

/** Containers as both engines list them. */
final class EngineContainers {

    static List<ContainerUse> uses(JsonNode containers) {
        return StreamSupport.stream(containers.spliterator(), false)
                .flatMap(container -> EngineImage.digest(
                                container.path("ImageID").asText(""))
                        .map(image -> new ContainerUse(name(container), image, isRunning(container)))
                        .toJavaStream())
                .toList();
    }

    /** Docker writes a slash before names. */
    private static String name(JsonNode container) {
        var name = container.path("Names").path(0).asText("");
        return name.isEmpty() ? container.path("Id").asText("") : name.replaceFirst("^/", "");
    }

    private static boolean isRunning(JsonNode container) {
        var state = container.path("State").asText("");
        return state.equalsIgnoreCase("running") || state.equalsIgnoreCase("paused");
    }

    private EngineContainers() {}
}

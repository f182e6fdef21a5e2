package io.aegis.images.adapters.podman;

import com.fasterxml.jackson.databind.JsonNode;
import io.aegis.images.adapters.engine.EngineAnswer;
import io.aegis.images.adapters.engine.EngineConnection;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;

/**
 * What of each image no other image shares, worked out from its layers. Podman's own word for it, the unique size of its disk
 * usage, knows of sharing only where one image is the parent of another: of two that were pulled and have their base in
 * common, it counts the base for both. Content does not change, so that an image is asked for once.
 */
final class LayerShares {

    private final EngineConnection engine;
    private final String api;
    private final Map<String, List<String>> layers = new ConcurrentHashMap<>();
    private final Map<String, List<Long>> sizes = new ConcurrentHashMap<>();

    LayerShares(EngineConnection engine, String api) {
        this.engine = engine;
        this.api = api;
    }

    /** By image id; an image is not in it where Podman does not tell enough. */
    Map<String, Long> uniqueBytes(JsonNode list) {
        forgetAllBut(list);
        var known = new ConcurrentHashMap<String, Long>();
        for (var image : list) {
            uniqueBytes(image, list).forEach(bytes -> known.put(id(image), bytes));
        }
        return known;
    }

    private Option<Long> uniqueBytes(JsonNode image, JsonNode list) {
        var own = layers(id(image));
        int shared = 0;
        for (var other : list) {
            if (!id(other).equals(id(image))) {
                shared = Math.max(shared, common(own, layers(id(other))));
            }
        }
        if (own.isEmpty()) {
            return Option.none();
        }
        return shared == 0 ? Option.some(image.path("Size").asLong(0)) : above(id(image), own.size(), shared);
    }

    /** The layers that come after the shared ones; a history that does not tell of each layer tells nothing. */
    private Option<Long> above(String id, int number, int shared) {
        if (shared == number) {
            return Option.some(0L);
        }
        var each = sizes(id);
        return Option.when(
                each.size() == number,
                () -> each.subList(shared, number).stream()
                        .mapToLong(Long::longValue)
                        .sum());
    }

    private static int common(List<String> one, List<String> other) {
        int number = 0;
        while (number < Math.min(one.size(), other.size()) && one.get(number).equals(other.get(number))) {
            number++;
        }
        return number;
    }

    /** Lowest first. */
    private List<String> layers(String id) {
        return layers.computeIfAbsent(
                id,
                _ -> ask("/images/" + id + "/json")
                        .map(json -> texts(json.path("RootFS").path("Layers")))
                        .getOrElse(List.of()));
    }

    /** Lowest first; steps of the history that made no layer have no size. */
    private List<Long> sizes(String id) {
        return sizes.computeIfAbsent(
                id,
                _ -> ask("/images/" + id + "/history").map(LayerShares::sizes).getOrElse(List.of()));
    }

    private static List<Long> sizes(JsonNode history) {
        var found = new ArrayList<Long>();
        for (var step : history) {
            var size = step.path("Size").asLong(0);
            if (size > 0) {
                found.addFirst(size);
            }
        }
        return List.copyOf(found);
    }

    private Option<JsonNode> ask(String path) {
        return engine.get(api + path).toOption().filter(EngineAnswer::isOk).map(EngineAnswer::body);
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(text -> text.asText(""))
                .toList();
    }

    private void forgetAllBut(JsonNode list) {
        var present = StreamSupport.stream(list.spliterator(), false)
                .map(LayerShares::id)
                .toList();
        layers.keySet().retainAll(present);
        sizes.keySet().retainAll(present);
    }

    private static String id(JsonNode image) {
        return image.path("Id").asText("");
    }
}

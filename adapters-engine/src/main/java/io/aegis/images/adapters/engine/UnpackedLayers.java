package io.aegis.images.adapters.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.aegis.images.application.port.LoadableImage;
import io.aegis.images.application.port.LoadableImage.Layer;
import io.aegis.images.domain.content.ChainIds;
import io.aegis.images.domain.reference.Digest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The layers that an engine is believed to have unpacked, by the images that they belong to, so that they need not be sent
 * again. What somebody removes after the engine was asked shows when it misses it.
 */
final class UnpackedLayers {

    private final EngineConnection engine;
    private final String api;
    private final Map<String, Set<Digest>> chains = new HashMap<>();
    private final Set<Digest> expected = new HashSet<>();
    private boolean asked;

    /** @param api what precedes each path */
    UnpackedLayers(EngineConnection engine, String api) {
        this.engine = engine;
        this.api = api;
    }

    /** Those of an image's layers that are not there. */
    synchronized List<Layer> missing(List<Layer> layers) {
        if (!asked) {
            learn();
        }
        var names = names(layers);
        return IntStream.range(0, layers.size())
                .filter(i -> !isHeld(names.get(i)))
                .mapToObj(layers::get)
                .toList();
    }

    private boolean isHeld(Digest chain) {
        return expected.contains(chain) || chains.values().stream().anyMatch(held -> held.contains(chain));
    }

    /** Those of all of these images' layers that are not there, each once. */
    List<Layer> missingOf(List<LoadableImage> images) {
        var missing = new LinkedHashMap<Digest, Layer>();
        images.forEach(image -> missing(image.layers()).forEach(layer -> missing.putIfAbsent(layer.diffId(), layer)));
        return List.copyOf(missing.values());
    }

    /** They are on their way. */
    synchronized void expect(List<LoadableImage> images) {
        images.forEach(image -> expected.addAll(names(image.layers())));
    }

    synchronized void add(LoadableImage image) {
        chains.put(image.imageId().value(), Set.copyOf(names(image.layers())));
        expected.removeAll(Set.copyOf(names(image.layers())));
    }

    synchronized void forget() {
        chains.clear();
        expected.clear();
    }

    /** Asks for those images that are new. An engine that does not tell has nothing as far as we know, and is sent everything. */
    synchronized void learn() {
        asked = true;
        var ids = engine.get(api + "/images/json")
                .toJavaStream()
                .filter(EngineAnswer::isOk)
                .flatMap(list -> StreamSupport.stream(list.body().spliterator(), false))
                .map(image -> image.path("Id").asText(""))
                .filter(id -> !id.isEmpty())
                .map(UnpackedLayers::named)
                .collect(Collectors.toSet());
        chains.keySet().retainAll(ids);
        ids.forEach(id -> chains.computeIfAbsent(
                id,
                _ -> inspected(id)
                        .flatMap(image -> ChainIds.of(diffIds(image)).stream())
                        .collect(Collectors.toSet())));
    }

    /** Podman leaves out the algorithm. */
    private static String named(String id) {
        return id.contains(":") ? id : "sha256:" + id;
    }

    private Stream<JsonNode> inspected(String id) {
        return engine.get(api + "/images/" + id + "/json")
                .toJavaStream()
                .filter(EngineAnswer::isOk)
                .map(EngineAnswer::body);
    }

    private static List<Digest> names(List<Layer> layers) {
        return ChainIds.of(layers.stream().map(Layer::diffId).toList());
    }

    /** As an inspected image tells them, the lowest first. */
    static List<Digest> diffIds(JsonNode image) {
        return StreamSupport.stream(image.path("RootFS").path("Layers").spliterator(), false)
                .flatMap(layer -> Digest.parse(layer.asText("")).toJavaStream())
                .toList();
    }
}

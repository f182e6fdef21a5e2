package io.aegis.images.adapters.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.aegis.images.application.port.LoadableImage.Layer;
import io.aegis.images.domain.reference.Digest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The layers that an engine is believed to have unpacked, so that they need not be sent again. The engine is asked once;
 * afterwards what is loaded is added. What somebody removes meanwhile shows when the engine misses it.
 */
final class UnpackedLayers {

    private final EngineConnection engine;
    private final String api;
    private final Set<Digest> chains = new HashSet<>();
    private boolean asked;

    /** @param api what precedes each path */
    UnpackedLayers(EngineConnection engine, String api) {
        this.engine = engine;
        this.api = api;
    }

    /** Those of an image's layers that are not there. */
    synchronized List<Layer> missing(List<Layer> layers) {
        if (!asked) {
            asked = true;
            learn();
        }
        var names = names(layers);
        return IntStream.range(0, layers.size())
                .filter(i -> !chains.contains(names.get(i)))
                .mapToObj(layers::get)
                .toList();
    }

    synchronized void add(List<Layer> layers) {
        chains.addAll(names(layers));
    }

    synchronized void forget() {
        chains.clear();
    }

    /** An engine that does not tell has nothing as far as we know, and is sent everything. */
    private void learn() {
        engine.get(api + "/images/json")
                .toOption()
                .filter(EngineAnswer::isOk)
                .forEach(list -> StreamSupport.stream(list.body().spliterator(), false)
                        .map(image -> image.path("Id").asText(""))
                        .filter(id -> !id.isEmpty())
                        .flatMap(this::inspected)
                        .forEach(image -> chains.addAll(ChainIds.of(diffIds(image)))));
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

    private static List<Digest> diffIds(JsonNode image) {
        return StreamSupport.stream(image.path("RootFS").path("Layers").spliterator(), false)
                .flatMap(layer -> Digest.parse(layer.asText("")).toJavaStream())
                .toList();
    }
}

package io.aegis.images.adapters.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.aegis.images.application.port.ImageRemover.StoredImage;
import io.aegis.images.application.port.ListedImage;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** The images of an engine's list, with what is told of each beside its names. */
public final class StoredImages {

    /** @param uniqueBytes how an image's own share is told: given its entry in the list */
    public static List<StoredImage> of(JsonNode list, Function<JsonNode, Option<Long>> uniqueBytes) {
        return StreamSupport.stream(list.spliterator(), false)
                .flatMap(image -> EngineImage.named(image)
                        .map(named -> stored(image, named, uniqueBytes.apply(image)))
                        .toJavaStream())
                .toList();
    }

    private static StoredImage stored(JsonNode image, ListedImage named, Option<Long> uniqueBytes) {
        return new StoredImage(
                named.imageId(),
                named.tags(),
                named.digests(),
                image.path("Size").asLong(0),
                uniqueBytes,
                Instant.ofEpochSecond(image.path("Created").asLong(0)),
                labels(image.path("Labels")));
    }

    private static Map<String, String> labels(JsonNode labels) {
        var read = new HashMap<String, String>();
        labels.properties()
                .forEach(label -> read.put(label.getKey(), label.getValue().asText("")));
        return read;
    }

    private StoredImages() {}
}

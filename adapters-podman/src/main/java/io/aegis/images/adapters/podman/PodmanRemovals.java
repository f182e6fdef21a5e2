package io.aegis.images.adapters.podman;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import com.fasterxml.jackson.databind.JsonNode;
import io.aegis.images.adapters.engine.EngineAnswer;
import io.aegis.images.adapters.engine.EngineConnection;
import io.aegis.images.adapters.engine.RemovalDialect;
import io.aegis.images.adapters.engine.StoredImages;
import io.aegis.images.application.port.ImageRemover.StoredImage;
import io.aegis.images.domain.pull.PullFailure;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Removals as Podman words them. Never with {@code force}, which there deletes the containers that use the image. */
final class PodmanRemovals implements RemovalDialect {

    private static final int CONFLICT = 409;

    private final String api;

    PodmanRemovals(String api) {
        this.api = api;
    }

    @Override
    public String image(String name) {
        return api + "/images/" + name;
    }

    /** Those of builds included, which hold images as well. */
    @Override
    public String containers() {
        return api + "/containers/json?all=true&external=true";
    }

    @Override
    public boolean isConflict(EngineAnswer answer) {
        return answer.status() == CONFLICT;
    }

    @Override
    public boolean isDeleted(JsonNode answer) {
        return !answer.path("Deleted").isEmpty();
    }

    @Override
    public Either<PullFailure, List<StoredImage>> images(EngineConnection engine) {
        return engine.get(api + "/images/json").flatMap(answer -> {
            var unique = uniqueBytes(engine);
            return answer.isOk() && answer.body().isArray()
                    ? right(StoredImages.of(
                            answer.body(),
                            image -> Option.of(unique.get(image.path("Id").asText("")))))
                    : left(engine.brokenOff("its list of images is no list: " + answer.message()));
        });
    }

    /** By image id; an image has a row for each of its names. Empty where Podman does not tell. */
    private Map<String, Long> uniqueBytes(EngineConnection engine) {
        var unique = new HashMap<String, Long>();
        engine.get(api + "/system/df")
                .filter(EngineAnswer::isOk)
                .forEach(told -> told.forEach(answer -> answer.body()
                        .path("Images")
                        .forEach(row -> unique.put(
                                row.path("ImageID").asText(""),
                                row.path("UniqueSize").asLong(0)))));
        return unique;
    }
}

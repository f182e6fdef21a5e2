package io.aegis.images.adapters.podman;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import com.fasterxml.jackson.databind.JsonNode;
import io.aegis.images.adapters.engine.EngineConnection;
import io.aegis.images.adapters.engine.RemovalDialect;
import io.aegis.images.adapters.engine.StoredImages;
import io.aegis.images.application.port.ImageRemover.StoredImage;
import io.aegis.images.domain.pull.PullFailure;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;

/** Removals as Podman words them. Never with {@code force}, which there deletes the containers that use the image. */
final class PodmanRemovals implements RemovalDialect {

    private final String api;
    private final LayerShares shares;

    PodmanRemovals(String api, LayerShares shares) {
        this.api = api;
        this.shares = shares;
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
    public boolean isDeleted(JsonNode answer) {
        return !answer.path("Deleted").isEmpty();
    }

    @Override
    public Either<PullFailure, List<StoredImage>> images(EngineConnection engine) {
        return engine.get(api + "/images/json")
                .flatMap(answer -> answer.isOk() && answer.body().isArray()
                        ? right(stored(answer.body()))
                        : left(engine.brokenOff("its list of images is no list: " + answer.message())));
    }

    private List<StoredImage> stored(JsonNode list) {
        var unique = shares.uniqueBytes(list);
        return StoredImages.of(
                list, image -> Option.of(unique.get(image.path("Id").asText(""))));
    }
}

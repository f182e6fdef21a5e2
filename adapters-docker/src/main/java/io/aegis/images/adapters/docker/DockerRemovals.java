package io.aegis.images.adapters.docker;

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
import java.util.stream.StreamSupport;

/** Removals as Docker words them. */
final class DockerRemovals implements RemovalDialect {

    private final String api;

    DockerRemovals(String api) {
        this.api = api;
    }

    @Override
    public String image(String name) {
        return api + "/images/" + name;
    }

    @Override
    public String containers() {
        return api + "/containers/json?all=1";
    }

    /** A list of steps, each {@code Untagged} or {@code Deleted}. */
    @Override
    public boolean isDeleted(JsonNode answer) {
        return StreamSupport.stream(answer.spliterator(), false).anyMatch(step -> step.has("Deleted"));
    }

    /** The disk's usage tells what images share; newer engines spare the rest of it when asked for images alone. */
    @Override
    public Either<PullFailure, List<StoredImage>> images(EngineConnection engine) {
        return engine.get(api + "/system/df?type=image")
                .flatMap(answer -> answer.isOk() && answer.body().path("Images").isArray()
                        ? right(StoredImages.of(answer.body().path("Images"), DockerRemovals::uniqueBytes))
                        : left(engine.brokenOff("it does not tell what images take: " + answer.message())));
    }

    /** A negative number stands for one that was not counted. */
    private static Option<Long> uniqueBytes(JsonNode image) {
        var shared = image.path("SharedSize").asLong(-1);
        return Option.when(shared >= 0, () -> Math.max(0, image.path("Size").asLong(0) - shared));
    }
}

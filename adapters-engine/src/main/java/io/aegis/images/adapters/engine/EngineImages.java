package io.aegis.images.adapters.engine;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import com.fasterxml.jackson.databind.JsonNode;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The images of an engine as a load looks at them: by their ids, whatever they are called. */
final class EngineImages {

    private final EngineConnection engine;
    private final String api;

    /** @param api what precedes each path */
    EngineImages(EngineConnection engine, String api) {
        this.engine = engine;
        this.api = api;
    }

    /** What the engine tells of the image with this id; none when it says that it has no such image. */
    Either<PullFailure, Option<JsonNode>> inspect(Digest imageId) {
        return inspect(imageId.value()).map(found -> found.filter(image -> isCalled(imageId, image)));
    }

    Either<PullFailure, Option<HeldImage>> find(ImageReference name) {
        return inspect(name.canonical()).map(found -> found.flatMap(image -> EngineImage.inspected(image, name)));
    }

    Either<PullFailure, EngineAnswer> tag(Digest imageId, ImageReference name) {
        var path =
                api + "/images/" + imageId + "/tag?repo=" + encoded(name.name()) + "&tag=" + encoded(name.identifier());
        return engine.order("POST", path).flatMap(this::done);
    }

    /** An image that somebody gave a name meanwhile stays, and so does one that is in use. */
    void removeNameless(String id) {
        inspect(id)
                .getOrElse(Option.none())
                .filter(image -> image.path("RepoTags").isEmpty())
                .forEach(_ -> engine.order("DELETE", api + "/images/" + encoded(id)));
    }

    private Either<PullFailure, Option<JsonNode>> inspect(String name) {
        return engine.get(api + "/images/" + name + "/json")
                .flatMap(answer -> answer.isNoSuchImage()
                        ? right(Option.none())
                        : done(answer).map(image -> Option.some(image.body())));
    }

    private static boolean isCalled(Digest imageId, JsonNode image) {
        var id = image.path("Id").asText("");
        return imageId.value().equals(id.contains(":") ? id : "sha256:" + id);
    }

    private Either<PullFailure, EngineAnswer> done(EngineAnswer answer) {
        return answer.status() >= 200 && answer.status() < 300
                ? right(answer)
                : left(engine.brokenOff(answer.message()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

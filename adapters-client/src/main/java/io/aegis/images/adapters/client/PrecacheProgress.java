package io.aegis.images.adapters.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.aegis.images.application.PrecacheObserver;
import io.aegis.images.application.preparation.Need;
import io.aegis.images.domain.pull.PullSource;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Tells an observer what the service tells of a precache, image by image. */
final class PrecacheProgress implements Consumer<JsonNode> {

    private final List<Need> needs;
    private final PrecacheObserver observer;
    private final Map<Need, PullProgress> underWay = new HashMap<>();

    PrecacheProgress(List<Need> needs, PrecacheObserver observer) {
        this.needs = needs;
        this.observer = observer;
    }

    @Override
    public void accept(JsonNode progress) {
        progress.path("images").forEach(image -> {
            var index = image.path("index").asInt(-1);
            if (index >= 0 && index < needs.size()) {
                tell(needs.get(index), image);
            }
        });
    }

    private void tell(Need need, JsonNode image) {
        switch (image.path("state").asText()) {
            case "held_up" -> {
                underWay.remove(need);
                observer.waits(
                        need, Duration.ofSeconds(image.path("waits_seconds").asLong()));
            }
            case "completed" ->
                observer.ended(need, source(image.path("outcome").asText()));
            case "failed" ->
                observer.ended(need, Either.left(image.path("outcome").asText()));
            default ->
                underWay.computeIfAbsent(need, begun -> new PullProgress(observer.begins(begun)))
                        .accept(image);
        }
    }

    private static Either<String, PullSource> source(String text) {
        return Option.ofOptional(Arrays.stream(PullSource.values())
                        .filter(source -> source.toString().equals(text))
                        .findFirst())
                .toEither(text);
    }
}

package io.aegis.images.adapters.podman;

import com.fasterxml.jackson.databind.JsonNode;
import io.aegis.images.adapters.engine.EngineAnswer;
import io.aegis.images.adapters.engine.EngineConnection;
import io.vavr.control.Option;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * Which digest of an image its tag stands for. An image out of an index has two, the index's and that of the platform's own
 * manifest. Asked for the image, Podman 4 names the first and Podman 5 the second; in their list both name the first. The
 * list costs, and content does not change: so it is asked once for an image and its digests.
 */
final class TagDigests {

    private static final int REMEMBERED = 1000;

    private final EngineConnection engine;
    private final String api;
    private final Map<String, String> known = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > REMEMBERED;
        }
    });

    TagDigests(EngineConnection engine, String api) {
        this.engine = engine;
        this.api = api;
    }

    /** What the image itself names, where there is no choice or the list does not tell. */
    String of(JsonNode image) {
        var own = image.path("Digest").asText("");
        if (image.path("RepoDigests").size() < 2) {
            return own;
        }
        var key = image.path("Id").asText("") + image.path("RepoDigests");
        return Option.<String>of(known.get(key))
                .getOrElse(
                        () -> listed(image).peek(found -> known.put(key, found)).getOrElse(own));
    }

    private Option<String> listed(JsonNode image) {
        var id = image.path("Id").asText("");
        var filters = URLEncoder.encode("{\"id\":[\"" + id + "\"]}", StandardCharsets.UTF_8);
        return engine.get(api + "/images/json?filters=" + filters)
                .toOption()
                .filter(EngineAnswer::isOk)
                .flatMap(answer -> digest(answer.body(), id));
    }

    private static Option<String> digest(JsonNode list, String id) {
        return Option.ofOptional(StreamSupport.stream(list.spliterator(), false)
                .filter(image -> image.path("Id").asText("").equals(id))
                .map(image -> image.path("Digest").asText(""))
                .filter(digest -> !digest.isEmpty())
                .findFirst());
    }
}

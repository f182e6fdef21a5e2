package io.aegis.images.adapters.web.http;

import io.aegis.images.application.publication.Document;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** What a request is answered with. */
public sealed interface Answer {

    /** All of it, at once. */
    record Whole(int status, String mediaType, byte[] body, Map<String, String> headers) implements Answer {}

    /** Server-sent events, for as long as the writer writes. */
    record Events(Consumer<EventStream> writer) implements Answer {}

    static Answer ok(Document document) {
        return json(200, document);
    }

    static Answer json(int status, Document document) {
        return new Whole(status, "application/json", Json.bytes(document), Map.of());
    }

    static Answer text(String mediaType, String text) {
        return new Whole(200, mediaType, text.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    static Answer problem(Problem problem) {
        return new Whole(problem.status(), Problem.MEDIA_TYPE, Json.bytes(problem.document()), problem.headers());
    }

    /** The same answer with another header; a stream has none of its own. */
    default Answer with(String header, String value) {
        return switch (this) {
            case Whole whole -> {
                var headers = new LinkedHashMap<>(whole.headers());
                headers.put(header, value);
                yield new Whole(whole.status(), whole.mediaType(), whole.body(), headers);
            }
            case Events events -> events;
        };
    }
}

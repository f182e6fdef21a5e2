package io.aegis.images.adapters.web.http;

import io.aegis.images.application.publication.Document;
import io.helidon.http.DirectHandler;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import java.util.Map;

/** What the web server itself refuses, in the same words as the rest; nothing of the request is repeated. */
final class Refusals {

    static DirectHandlers handlers() {
        var handlers = DirectHandlers.builder();
        for (var type : EventType.values()) {
            handlers.addHandler(
                    type,
                    (_, _, status, headers, _) -> DirectHandler.TransportResponse.builder()
                            .status(status)
                            .headers(headers)
                            .header(HeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE)
                            .entity(Json.text(problem(status).document()))
                            .build());
        }
        return handlers.build();
    }

    private static Problem problem(Status status) {
        return switch (status.code()) {
            case 413 -> Problem.tooLarge(Exchange.LARGEST_BODY);
            case 500 -> Problem.internal();
            case 503 -> Problem.stopping();
            default ->
                new Problem(
                        status.code(),
                        Problem.BAD_INPUT,
                        "the request is not HTTP as the service reads it",
                        "send HTTP/1.1 with sensible headers",
                        Map.of(),
                        new Document());
        };
    }

    private Refusals() {}
}

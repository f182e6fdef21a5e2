package io.aegis.images.adapters.web.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** One request, as handlers see it. */
public final class Exchange {

    static final int LARGEST_BODY = 1 << 20;

    private final ServerRequest request;
    private final Map<String, String> variables;
    private final Query query;
    private final Connection connection;

    Exchange(ServerRequest request, Map<String, String> variables, Query query, Connection connection) {
        this.request = request;
        this.variables = variables;
        this.query = query;
        this.connection = connection;
    }

    public Connection connection() {
        return connection;
    }

    public String variable(String name) {
        return variables.getOrDefault(name, "");
    }

    public Query query() {
        return query;
    }

    public Option<String> header(String name) {
        return Option.ofOptional(request.headers().first(HeaderNames.create(name)));
    }

    /** Whether the client wants server-sent events. */
    public boolean wantsEvents() {
        return wants("text/event-stream");
    }

    /** Whether the client names this media type among those that it accepts. */
    public boolean wants(String mediaType) {
        return header("Accept")
                .exists(accepted -> Arrays.stream(accepted.split(",", -1))
                        .anyMatch(type -> type.strip().toLowerCase(Locale.ROOT).startsWith(mediaType)));
    }

    /** Whether the client prefers to be told where the answer will be: RFC 7240. */
    public boolean prefersAsync() {
        return header("Prefer")
                .exists(preferred -> Arrays.stream(preferred.split(",", -1))
                        .anyMatch(token -> token.strip().equalsIgnoreCase("respond-async")));
    }

    /** The whole body; the request is here when this returns. */
    public Either<Problem, ObjectNode> json() {
        if (!header("Content-Type").exists(Exchange::isJson)) {
            return Either.left(Problem.unsupportedMediaType());
        }
        try (var in = request.content().inputStream()) {
            var body = in.readNBytes(LARGEST_BODY + 1);
            if (body.length > LARGEST_BODY) {
                return Either.left(Problem.tooLarge(LARGEST_BODY));
            }
            connection.received();
            return Json.object(body);
        } catch (IOException | RuntimeException unreadable) {
            // The web server tells of bad chunks and of clients that went away by whatever exception it met.
            return Either.left(
                    Problem.badInput("the body cannot be read to its end").with("Connection", "close"));
        }
    }

    private static boolean isJson(String contentType) {
        var end = contentType.indexOf(';');
        return (end < 0 ? contentType : contentType.substring(0, end)).strip().equalsIgnoreCase("application/json");
    }
}

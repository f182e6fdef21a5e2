package io.aegis.images.adapters.web.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Receives each request at one of the service's places: is it refused, what does it ask, and how is it answered. */
final class Reception implements Handler {

    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);
    private static final Set<String> OPEN = Set.of("/healthz", "/readyz", "/", "/console");
    private static final String CONSOLE = "/console/";

    private final Guard guard;
    private final Routes routes;
    private final AtomicBoolean stopping;

    Reception(Guard guard, Routes routes, AtomicBoolean stopping) {
        this.guard = guard;
        this.routes = routes;
        this.stopping = stopping;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        var connection = Connection.CURRENT.get();
        if (!request.content().hasEntity()) {
            connection.received();
        }
        try {
            send(answer(request, connection), response, connection);
        } finally {
            connection.received();
        }
        if (response.headers().containsToken(HeaderValues.CONNECTION_CLOSE)) {
            // The web server announces it and leaves it to the client.
            throw new CloseConnectionException("as announced");
        }
    }

    private Answer answer(ServerRequest request, Connection connection) {
        var path = request.prologue().uriPath().rawPath();
        return guard.refusal(head(request, path))
                .<Either<Problem, Answer>>map(Either::left)
                .getOrElse(() -> routes.find(request.prologue().method().text(), path)
                        .flatMap(match -> answer(request, match, connection)))
                .getOrElseGet(Answer::problem);
    }

    private Either<Problem, Answer> answer(ServerRequest request, Routes.Match match, Connection connection) {
        if (stopping.get() && !match.route().whileStopping()) {
            return Either.left(Problem.stopping());
        }
        return Query.parse(request.prologue().query().rawValue(), match.route().parameters())
                .map(query -> handled(match, new Exchange(request, match.variables(), query, connection)));
    }

    private static Answer handled(Routes.Match match, Exchange exchange) {
        try {
            return match.route().handler().apply(exchange);
        } catch (UncheckedIOException gone) {
            throw gone;
        } catch (RuntimeException defect) {
            LOG.error("request failed route={}", match.route().template(), defect);
            return Answer.problem(Problem.internal());
        }
    }

    private static void send(Answer answer, ServerResponse response, Connection connection) {
        switch (answer) {
            case Answer.Whole whole -> {
                response.status(whole.status());
                guarded(response);
                response.header(HeaderNames.CONTENT_TYPE, whole.mediaType());
                whole.headers().forEach(response::header);
                response.send(whole.body());
            }
            case Answer.Events events -> {
                guarded(response);
                response.header(HeaderNames.CONTENT_TYPE, "text/event-stream");
                try (var out = response.outputStream()) {
                    var stream = new EventStream(out, connection);
                    events.writer().accept(stream);
                    stream.flush();
                } catch (IOException gone) {
                    throw new UncheckedIOException(gone);
                }
            }
        }
    }

    /** Nothing of ours is kept by caches, taken for something else, or shown within another page. */
    private static void guarded(ServerResponse response) {
        response.header("Cache-Control", "no-store");
        response.header("X-Content-Type-Options", "nosniff");
    }

    private static Guard.Head head(ServerRequest request, String path) {
        return new Guard.Head(
                first(request, "Host"),
                first(request, "Origin"),
                first(request, "Sec-Fetch-Site"),
                first(request, "Authorization"),
                OPEN.contains(path) || path.startsWith(CONSOLE));
    }

    private static Option<String> first(ServerRequest request, String name) {
        return Option.ofOptional(request.headers().first(HeaderNames.create(name)));
    }
}

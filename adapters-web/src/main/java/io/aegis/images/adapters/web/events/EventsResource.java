package io.aegis.images.adapters.web.events;

import io.aegis.images.adapters.web.http.Answer;
import io.aegis.images.adapters.web.http.EventStream;
import io.aegis.images.adapters.web.http.Exchange;
import io.aegis.images.adapters.web.http.Problem;
import io.aegis.images.adapters.web.http.Route;
import io.aegis.images.adapters.web.http.Routes;
import io.aegis.images.application.port.EventLog;
import io.aegis.images.application.publication.CloudEvents;
import io.aegis.images.application.publication.Document;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code /v1/events}: everything recorded as CloudEvents, from any position on; as a stream that goes on, or page by page. */
public final class EventsResource {

    private static final Duration BEAT = Duration.ofSeconds(15);
    private static final int LARGEST_PAGE = 1000;
    private static final int USUAL_PAGE = 100;
    private static final long LONGEST_WAIT = 60;
    /** A filter that matches little ends its page after this many events. */
    private static final int MOST_LOOKED_AT = 10_000;

    private final EventTail tail;

    public EventsResource(EventTail tail) {
        this.tail = tail;
    }

    public Routes routes() {
        return new Routes(List.of(Route.get(
                "/v1/events", this::events, "since", "type", "image", "execution", "outcome", "limit", "wait")));
    }

    private Answer events(Exchange exchange) {
        return EventFilter.of(exchange.query())
                .flatMap(filter -> since(exchange)
                        .flatMap(since -> exchange.wantsEvents()
                                ? Either.right(new Answer.Events(stream -> follow(since, filter, stream)))
                                : page(exchange, since, filter)))
                .getOrElseGet(Answer::problem);
    }

    /** What a client that comes again has seen goes before what its address says. */
    private Either<Problem, Long> since(Exchange exchange) {
        var last =
                exchange.header("Last-Event-ID").orElse(() -> exchange.query().find("since"));
        if (last.contains("now")) {
            return tail.head().mapLeft(Problem::of);
        }
        return last.map(text -> number(text, Long.MAX_VALUE)
                        .toEither(() -> Problem.badInput("'since' and Last-Event-ID must be a position, or now")))
                .getOrElse(Either.right(EventLog.START));
    }

    private static Option<Long> number(String text, long most) {
        return Option.some(text)
                .filter(digits -> digits.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .filter(number -> number <= most);
    }

    private void follow(long since, EventFilter filter, EventStream stream) {
        try (var _ = tail.attend()) {
            tell(since, filter, stream);
        }
    }

    private void tell(long since, EventFilter filter, EventStream stream) {
        stream.write(": since " + since + "\n\n");
        stream.flush();
        var gone = new Hangup(stream.connection());
        var seen = since;
        var beaten = System.nanoTime();
        while (tail.isOpen() && !gone.isSeen()) {
            var page = tail.after(seen).getOrElse(List.of());
            for (var told : page) {
                if (filter.wants(told.event())) {
                    stream.write(told.text());
                }
                seen = told.position();
            }
            if (!page.isEmpty()) {
                stream.flush();
            } else {
                tail.await(seen, BEAT);
            }
            if (System.nanoTime() - beaten > BEAT.toNanos()) {
                // Moves the client's position on, past what its filter left out.
                stream.write("id: " + seen + "\n\n");
                stream.flush();
                beaten = System.nanoTime();
            }
        }
    }

    private Either<Problem, Answer> page(Exchange exchange, long since, EventFilter filter) {
        var limit = exchange.query()
                .find("limit")
                .map(text -> number(text, LARGEST_PAGE).filter(n -> n >= 1));
        var wait = exchange.query().find("wait").map(text -> number(text, LONGEST_WAIT));
        if (limit.exists(Option::isEmpty)) {
            return Either.left(Problem.badInput("'limit' must be 1 to " + LARGEST_PAGE));
        }
        if (wait.exists(Option::isEmpty)) {
            return Either.left(Problem.badInput("'wait' must be 0 to " + LONGEST_WAIT + " seconds"));
        }
        wait.flatMap(seconds -> seconds).forEach(seconds -> await(since, Duration.ofSeconds(seconds)));
        return page(
                since,
                filter,
                limit.flatMap(number -> number).map(Long::intValue).getOrElse(USUAL_PAGE));
    }

    private void await(long since, Duration atMost) {
        try (var _ = tail.attend()) {
            tail.await(since, atMost);
        }
    }

    private Either<Problem, Answer> page(long since, EventFilter filter, int limit) {
        var found = new ArrayList<Told>();
        var seen = since;
        var lookedAt = 0;
        while (found.size() < limit && lookedAt < MOST_LOOKED_AT) {
            var page = tail.stored(seen);
            if (page.isLeft()) {
                return Either.left(Problem.of(page.getLeft()));
            }
            if (page.get().isEmpty()) {
                break;
            }
            for (var told : page.get()) {
                if (found.size() < limit) {
                    seen = told.position();
                    lookedAt++;
                    if (filter.wants(told.event())) {
                        found.add(told);
                    }
                }
            }
        }
        return Either.right(Answer.ok(new Document()
                .with(
                        "events",
                        found.stream().map(told -> CloudEvents.of(told.event())).toList())
                .with("next", seen)));
    }
}

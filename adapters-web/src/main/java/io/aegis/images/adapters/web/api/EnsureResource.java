package io.aegis.images.adapters.web.api;

import io.aegis.images.adapters.web.http.Answer;
import io.aegis.images.adapters.web.http.EventStream;
import io.aegis.images.adapters.web.http.Exchange;
import io.aegis.images.adapters.web.http.Problem;
import io.aegis.images.adapters.web.http.Route;
import io.aegis.images.adapters.web.http.Routes;
import io.aegis.images.application.EnsureRequest;
import io.aegis.images.application.publication.Document;
import io.aegis.images.application.publication.PullDocuments;
import io.aegis.images.domain.image.NodeId;
import io.aegis.images.domain.image.Requester;
import io.vavr.control.Either;
import java.util.List;
import java.util.function.BooleanSupplier;

/** {@code POST /v1/images/ensure}: answered when done, or followed as events, or left to be asked for. */
final class EnsureResource {

    private final NodeId node;
    private final EnsureDesk desk;
    private final Wanted wanted;
    private final IdempotencyKeys<Ensuring> keys;
    private final BooleanSupplier stopping;

    EnsureResource(
            NodeId node, EnsureDesk desk, Wanted wanted, IdempotencyKeys<Ensuring> keys, BooleanSupplier stopping) {
        this.stopping = stopping;
        this.node = node;
        this.desk = desk;
        this.wanted = wanted;
        this.keys = keys;
    }

    Routes routes() {
        return new Routes(List.of(Route.work("POST", "/v1/images/ensure", this::ensure)));
    }

    private Answer ensure(Exchange exchange) {
        return exchange.json()
                .flatMap(body -> Fields.of(body, Wanted.FIELDS)
                        .flatMap(wanted::of)
                        .map(requests -> correlated(exchange, requests))
                        // A body may take its time, and the service begin to end meanwhile.
                        .filterOrElse(_ -> !stopping.getAsBoolean(), _ -> Problem.stopping())
                        .flatMap(requests -> keys.begun(exchange, body, () -> Either.right(desk.begin(requests)))))
                .fold(Answer::problem, work -> answer(exchange, work));
    }

    /** A trace that the caller is in the middle of is what its request belongs to, unless it says otherwise. */
    private static List<EnsureRequest> correlated(Exchange exchange, List<EnsureRequest> requests) {
        return exchange.header("traceparent")
                .filter(Requester::isValid)
                .map(trace -> requests.stream()
                        .map(request -> request.by(request.by().correlatedIfNot(trace)))
                        .toList())
                .getOrElse(requests);
    }

    private Answer answer(Exchange exchange, Ensuring work) {
        if (exchange.prefersAsync()) {
            return accepted(work);
        }
        return exchange.wantsEvents() ? followed(work) : waited(exchange, work);
    }

    /** Whoever leaves it to us stays interested whatever becomes of the connection. */
    private Answer accepted(Ensuring work) {
        work.interest().begin();
        desk.start(work);
        var pulls = work.parts().stream()
                .map(part -> PullDocuments.running(node, part.running()))
                .toList();
        var answer = Answer.json(202, pulls.size() == 1 ? pulls.getFirst() : new Document().with("pulls", pulls))
                .with("Preference-Applied", "respond-async");
        return pulls.size() == 1
                ? answer.with(
                        "Location",
                        "/v1/pulls/" + work.parts().getFirst().running().id())
                : answer;
    }

    private Answer followed(Ensuring work) {
        desk.start(work);
        return new Answer.Events(stream -> follow(work, stream));
    }

    private void follow(Ensuring work, EventStream stream) {
        Waiting.follow(work.interest(), stream, () -> new EnsureProgress(node, work, stream).follow());
    }

    private Answer waited(Exchange exchange, Ensuring work) {
        return Waiting.answer(work.interest(), exchange, () -> desk.run(work), () -> EnsureAnswers.of(work.answers()));
    }
}

package io.aegis.images.adapters.web.api;

import io.aegis.images.adapters.web.http.Answer;
import io.aegis.images.adapters.web.http.Exchange;
import io.aegis.images.adapters.web.http.Problem;
import io.aegis.images.adapters.web.http.Route;
import io.aegis.images.adapters.web.http.Routes;
import io.aegis.images.application.ImageNode;
import io.aegis.images.application.publication.Document;
import io.aegis.images.application.publication.PullDocuments;
import io.aegis.images.application.record.RecordedEvent;
import io.aegis.images.application.running.RequestBoard;
import io.aegis.images.domain.image.ImageEvent;
import io.aegis.images.domain.pull.PullId;
import io.vavr.control.Option;
import java.util.List;
import java.util.function.BooleanSupplier;

/** {@code /v1/pulls}: those that run, here or in another process on this node, and by their id those that have ended. */
final class PullsResource {

    private final ImageNode node;
    private final RequestBoard board;
    private final PullList pulls;
    private final BooleanSupplier stopping;

    /** @param stopping ends those who follow */
    PullsResource(ImageNode node, RequestBoard board, BooleanSupplier stopping) {
        this.node = node;
        this.board = board;
        this.pulls = new PullList(node, board);
        this.stopping = stopping;
    }

    Routes routes() {
        return new Routes(List.of(Route.get("/v1/pulls", this::running), Route.get("/v1/pulls/{id}", this::one)));
    }

    private Answer running(Exchange exchange) {
        return exchange.wantsEvents()
                ? new Answer.Events(stream -> new PullStream(pulls, () -> !stopping.getAsBoolean()).follow(stream))
                : pulls.now().fold(failure -> Answer.problem(Problem.of(failure)), Answer::ok);
    }

    private Answer one(Exchange exchange) {
        return PullId.parse(exchange.variable("id"))
                .map(this::one)
                .getOrElse(() -> Answer.problem(Problem.badInput("a pull's id is a UUID")));
    }

    private Answer one(PullId id) {
        return board.find(id)
                .map(running -> Answer.ok(PullDocuments.running(node.id(), running)))
                .getOrElse(() -> node.explainer()
                        .ofPull(id)
                        .fold(failure -> Answer.problem(Problem.of(failure)), events -> recorded(id, events)));
    }

    static Answer unknown(PullId id) {
        return Answer.problem(Problem.noSuchResource("no pull " + id + " is on record"));
    }

    private static Answer recorded(PullId id, List<RecordedEvent> events) {
        return Option.ofOptional(events.reversed().stream()
                        .map(RecordedEvent::event)
                        .flatMap(event -> document(event).toJavaStream())
                        .findFirst())
                .map(Answer::ok)
                .getOrElse(() -> unknown(id));
    }

    private static Option<Document> document(ImageEvent event) {
        return switch (event) {
            case ImageEvent.ImagePullStarted started -> Option.some(PullDocuments.elsewhere(started));
            case ImageEvent.ImagePullCompleted done -> Option.some(PullDocuments.completed(done));
            case ImageEvent.ImagePullFailed failed -> Option.some(PullDocuments.failed(failed));
            case ImageEvent.ImageCached _, ImageEvent.ImageRemoved _ -> Option.none();
        };
    }
}

package io.aegis.images.adapters.web.api;

import io.aegis.images.adapters.web.http.Answer;
import io.aegis.images.adapters.web.http.Exchange;
import io.aegis.images.adapters.web.http.Problem;
import io.aegis.images.adapters.web.http.Route;
import io.aegis.images.adapters.web.http.Routes;
import io.aegis.images.application.PullExplainer;
import io.aegis.images.application.publication.Document;
import io.aegis.images.application.publication.RecordDocuments;
import io.aegis.images.application.record.RecordedEvent;
import io.aegis.images.domain.pull.PullId;
import java.util.List;

/** How answers came about, step by step: a request's, and those of all requests of an execution. */
final class TraceResource {

    private final PullExplainer explainer;

    TraceResource(PullExplainer explainer) {
        this.explainer = explainer;
    }

    Routes routes() {
        return new Routes(List.of(
                Route.get("/v1/pulls/{id}/trace", this::pull),
                Route.get("/v1/executions/{execution}/trace", this::execution)));
    }

    private Answer pull(Exchange exchange) {
        return PullId.parse(exchange.variable("id"))
                .map(this::pull)
                .getOrElse(() -> Answer.problem(Problem.badInput("a pull's id is a UUID")));
    }

    private Answer pull(PullId id) {
        return explainer
                .ofPull(id)
                .fold(
                        failure -> Answer.problem(Problem.of(failure)),
                        events -> events.isEmpty() ? PullsResource.unknown(id) : trace(events));
    }

    /** An execution is the caller's: one of which nothing is on record may be all the same. */
    private Answer execution(Exchange exchange) {
        return explainer
                .ofExecution(exchange.variable("execution"))
                .fold(failure -> Answer.problem(Problem.of(failure)), TraceResource::trace);
    }

    private static Answer trace(List<RecordedEvent> events) {
        return Answer.ok(new Document()
                .with("events", events.stream().map(RecordDocuments::explained).toList()));
    }
}

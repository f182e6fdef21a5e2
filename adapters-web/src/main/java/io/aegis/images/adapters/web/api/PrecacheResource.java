package io.aegis.images.adapters.web.api;

import io.aegis.images.adapters.web.http.Answer;
import io.aegis.images.adapters.web.http.EventStream;
import io.aegis.images.adapters.web.http.Exchange;
import io.aegis.images.adapters.web.http.Problem;
import io.aegis.images.adapters.web.http.Route;
import io.aegis.images.adapters.web.http.Routes;
import io.aegis.images.application.PrecacheReport;
import io.aegis.images.application.publication.Document;
import io.aegis.images.application.publication.PrecacheDocuments;
import io.aegis.images.domain.image.NodeId;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure.Cancelled;
import io.aegis.images.domain.pull.PullId;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** {@code /v1/precache}: images before executions ask for them; answered when done, or followed, or left to be asked for. */
final class PrecacheResource {

    private final NodeId node;
    private final Precaches precaches;
    private final PrecacheBody body;
    private final IdempotencyKeys<Precaching> keys;
    private final BooleanSupplier stopping;

    PrecacheResource(
            NodeId node,
            Precaches precaches,
            PrecacheBody body,
            IdempotencyKeys<Precaching> keys,
            BooleanSupplier stopping) {
        this.stopping = stopping;
        this.node = node;
        this.precaches = precaches;
        this.body = body;
        this.keys = keys;
    }

    Routes routes() {
        return new Routes(List.of(
                Route.work("POST", "/v1/precache", this::precache),
                Route.get("/v1/precache", this::all),
                Route.get("/v1/precache/{id}", this::one),
                Route.end("/v1/precache/{id}", this::end)));
    }

    private Answer precache(Exchange exchange) {
        return exchange.json()
                .flatMap(json -> body.read(json)
                        .filterOrElse(_ -> !stopping.getAsBoolean(), _ -> Problem.stopping())
                        .flatMap(asked -> keys.begun(exchange, json, () -> precaches.begin(asked.order()))
                                .map(begun -> answer(exchange, begun, asked.warnings()))))
                .getOrElseGet(Answer::problem);
    }

    private Answer answer(Exchange exchange, Precaching work, List<String> warnings) {
        if (exchange.prefersAsync()) {
            // Whoever leaves it to us stays interested whatever becomes of the connection.
            work.interest().begin();
            return Answer.json(202, PrecacheDocument.brief(node, work).with("warnings", warnings))
                    .with("Preference-Applied", "respond-async")
                    .with("Location", "/v1/precache/" + work.id());
        }
        return exchange.wantsEvents()
                ? new Answer.Events(stream -> follow(work, warnings, stream))
                : Waiting.answer(work.interest(), exchange, () -> {}, () -> done(work.report(), warnings));
    }

    private void follow(Precaching work, List<String> warnings, EventStream stream) {
        Waiting.follow(work.interest(), stream, () -> new PrecacheProgress(node, work, warnings, stream).follow());
    }

    /** The first image that is not ready is the whole's problem; the report tells of all. */
    private static Answer done(PrecacheReport report, List<String> warnings) {
        var document = PrecacheDocuments.report(report).with("warnings", warnings);
        return report.failures().isEmpty()
                ? Answer.ok(document)
                : Answer.problem(
                        Problem.of(report.failures().getFirst().failure()).with(document));
    }

    private Answer all(Exchange exchange) {
        return Answer.ok(new Document()
                .with(
                        "precaches",
                        precaches.all().stream()
                                .map(precaching -> PrecacheDocument.brief(node, precaching))
                                .toList()));
    }

    private Answer one(Exchange exchange) {
        return found(exchange, precaching -> PrecacheDocument.whole(node, precaching));
    }

    /** Answers at once: what is under way goes on record as cancelled. */
    private Answer end(Exchange exchange) {
        return found(exchange, precaching -> {
            precaching.cancel(new Cancelled(new Detail("the precache was ended")));
            return PrecacheDocument.whole(node, precaching);
        });
    }

    private Answer found(Exchange exchange, Function<Precaching, Document> answer) {
        return PullId.parse(exchange.variable("id"))
                .flatMap(precaches::find)
                .map(precaching -> Answer.ok(answer.apply(precaching)))
                .getOrElse(() -> Answer.problem(Problem.noSuchResource("no precache of this id is known")));
    }
}

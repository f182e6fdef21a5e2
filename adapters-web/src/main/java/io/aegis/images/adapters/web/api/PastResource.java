package io.aegis.images.adapters.web.api;

import io.aegis.images.adapters.web.http.Answer;
import io.aegis.images.adapters.web.http.Exchange;
import io.aegis.images.adapters.web.http.Problem;
import io.aegis.images.adapters.web.http.Query;
import io.aegis.images.adapters.web.http.Route;
import io.aegis.images.adapters.web.http.Routes;
import io.aegis.images.application.ImageNode;
import io.aegis.images.application.publication.Document;
import io.aegis.images.application.publication.RecordDocuments;
import io.aegis.images.application.record.Holding;
import io.vavr.control.Either;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** {@code /v1/past}: what the node held at earlier times, by the record. */
final class PastResource {

    private final ImageNode node;
    private final InstantSource clock;

    PastResource(ImageNode node, InstantSource clock) {
        this.node = node;
        this.clock = clock;
    }

    Routes routes() {
        return new Routes(List.of(
                Route.get("/v1/past/images", this::images, "at"),
                Route.get("/v1/past/changes", this::changes, "from", "to")));
    }

    private Answer images(Exchange exchange) {
        return time(exchange.query(), "at")
                .flatMap(at -> node.inventory().at(node.id(), at).<Problem>mapLeft(Problem::of))
                .fold(Answer::problem, held -> Answer.ok(list(held)));
    }

    private static Document list(List<Holding> held) {
        return new Document()
                .with("images", held.stream().map(RecordDocuments::holding).toList());
    }

    private Answer changes(Exchange exchange) {
        return time(exchange.query(), "from")
                .flatMap(from -> time(exchange.query(), "to").flatMap(to -> changes(from, to)))
                .fold(Answer::problem, Answer::ok);
    }

    private Either<Problem, Document> changes(Instant from, Instant to) {
        return to.isBefore(from)
                ? Either.left(Problem.badInput("'to' must not be before 'from'"))
                : node.inventory()
                        .between(node.id(), from, to)
                        .<Problem>mapLeft(Problem::of)
                        .map(difference -> RecordDocuments.difference(node.id(), from, to, difference));
    }

    private Either<Problem, Instant> time(Query query, String name) {
        return query.find(name)
                .flatMap(AuditParameters::time)
                .filter(time -> !time.isAfter(clock.instant()))
                .toEither(
                        () -> Problem.badInput("'" + name + "' must be a time that has come, as 2026-03-01T12:00:00Z"));
    }
}

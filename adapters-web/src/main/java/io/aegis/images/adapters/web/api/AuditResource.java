package io.aegis.images.adapters.web.api;

import io.aegis.images.adapters.web.http.Answer;
import io.aegis.images.adapters.web.http.Exchange;
import io.aegis.images.adapters.web.http.Problem;
import io.aegis.images.adapters.web.http.Route;
import io.aegis.images.adapters.web.http.Routes;
import io.aegis.images.application.port.PullAudit;
import io.aegis.images.application.publication.Document;
import io.aegis.images.application.publication.RecordDocuments;
import io.aegis.images.application.record.AuditQuery;
import io.aegis.images.application.record.RecordedEvent;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;

/** {@code /v1/audit} and an image's history: what is on record, newest first, page by page. */
final class AuditResource {

    private final PullAudit audit;

    AuditResource(PullAudit audit) {
        this.audit = audit;
    }

    Routes routes() {
        return new Routes(List.of(
                Route.get("/v1/audit", this::audit, AuditParameters.ALL),
                Route.get("/v1/images/{reference}/history", this::history, AuditParameters.OF_PAGES)));
    }

    private Answer audit(Exchange exchange) {
        return answer(exchange, AuditParameters.query(exchange.query(), Option.none()));
    }

    private Answer history(Exchange exchange) {
        return answer(
                exchange,
                Wanted.reference(exchange.variable("reference"))
                        .flatMap(image -> history(exchange, image.reference())));
    }

    private static Either<Problem, AuditQuery> history(Exchange exchange, ImageReference reference) {
        return AuditParameters.query(exchange.query(), Option.some(reference));
    }

    private Answer answer(Exchange exchange, Either<Problem, AuditQuery> asked) {
        return asked.flatMap(query -> audit.find(query)
                        .<Problem>mapLeft(Problem::of)
                        .map(found -> exchange.wants(AuditCsv.MEDIA_TYPE) ? AuditCsv.of(found) : page(query, found)))
                .getOrElseGet(Answer::problem);
    }

    /** {@code next} is the {@code before} of the next page, and null at the end. */
    private static Answer page(AuditQuery query, List<RecordedEvent> found) {
        return Answer.ok(new Document()
                .with("events", found.stream().map(RecordDocuments::audit).toList())
                .with(
                        "next",
                        Option.when(
                                found.size() == query.limit(),
                                () -> found.getLast().position())));
    }
}

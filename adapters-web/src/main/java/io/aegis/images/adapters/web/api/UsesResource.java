package io.aegis.images.adapters.web.api;

import io.aegis.images.adapters.web.http.Answer;
import io.aegis.images.adapters.web.http.Exchange;
import io.aegis.images.adapters.web.http.Problem;
import io.aegis.images.adapters.web.http.Query;
import io.aegis.images.adapters.web.http.Route;
import io.aegis.images.adapters.web.http.Routes;
import io.aegis.images.application.port.PullAudit;
import io.aegis.images.application.publication.Document;
import io.aegis.images.application.publication.RecordDocuments;
import io.aegis.images.application.record.AuditQuery;
import io.aegis.images.application.record.ImageUse;
import io.aegis.images.application.record.ImageUse.Aspect;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code /v1/audit/uses}: how often images were used, by what they are to be told apart. */
final class UsesResource {

    private static final String BY = "by";

    private final PullAudit audit;

    UsesResource(PullAudit audit) {
        this.audit = audit;
    }

    Routes routes() {
        return new Routes(List.of(Route.get("/v1/audit/uses", this::uses, parameters())));
    }

    /** Counts have no pages. */
    private static String[] parameters() {
        return Stream.concat(
                        Stream.of(BY),
                        Arrays.stream(AuditParameters.ALL).filter(parameter -> !parameter.equals("before")))
                .toArray(String[]::new);
    }

    private Answer uses(Exchange exchange) {
        return AuditParameters.query(exchange.query(), Option.none())
                .flatMap(query -> aspects(exchange.query())
                        .flatMap(by -> affordable(query, by))
                        .flatMap(by -> audit.uses(query, by)
                                .<Problem>mapLeft(Problem::of)
                                .map(found -> list(found, by))))
                .fold(Answer::problem, Answer::ok);
    }

    private static Either<Problem, Set<Aspect>> aspects(Query query) {
        var by = EnumSet.noneOf(Aspect.class);
        for (var name : query.find(BY).getOrElse("").split(",", -1)) {
            var aspect = Arrays.stream(Aspect.values())
                    .filter(known -> known.toString().equalsIgnoreCase(name))
                    .findFirst();
            if (aspect.isEmpty()) {
                return Either.left(Problem.badInput("'by' must be one or more of "
                        + Arrays.stream(Aspect.values()).map(Aspect::toString).collect(Collectors.joining(", "))
                        + ", with commas between them"));
            }
            by.add(aspect.get());
        }
        return Either.right(by);
    }

    private static Either<Problem, Set<Aspect>> affordable(AuditQuery query, Set<Aspect> by) {
        return by.contains(Aspect.EXECUTION) && !query.isNarrowed()
                ? Either.left(Problem.badInput("executions are counted from single events: say since when, or which"
                        + " image, execution, tenant or credential_source"))
                : Either.right(by);
    }

    private static Document list(List<ImageUse> uses, Set<Aspect> by) {
        return new Document()
                .with(
                        "uses",
                        uses.stream().map(use -> RecordDocuments.use(use, by)).toList());
    }
}

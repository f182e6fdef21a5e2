package io.aegis.images.adapters.web.api;

import io.aegis.images.adapters.web.http.Problem;
import io.aegis.images.adapters.web.http.Query;
import io.aegis.images.application.record.AuditQuery;
import io.aegis.images.application.record.AuditQuery.Outcome;
import io.aegis.images.domain.credential.CredentialSource;
import io.aegis.images.domain.image.NodeId;
import io.aegis.images.domain.pull.PullId;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Try;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Filters as a query writes them. */
final class AuditParameters {

    static final String[] OF_PAGES = {"before", "limit"};
    static final String[] ALL = {
        "before",
        "limit",
        "node",
        "image",
        "execution",
        "tenant",
        "pull",
        "outcome",
        "credential_source",
        "since",
        "until"
    };

    private static final int USUAL_LIMIT = 100;

    /** @param of the image that it is about in any case */
    static Either<Problem, AuditQuery> query(Query query, Option<ImageReference> of) {
        return new AuditParameters(query).read(of);
    }

    private final Query query;
    private Option<Problem> problem = Option.none();

    private AuditParameters(Query query) {
        this.query = query;
    }

    private Either<Problem, AuditQuery> read(Option<ImageReference> of) {
        var node = find("node", NodeId::parse, "a node's id");
        var image = find("image", AuditParameters::reference, "an image reference");
        var pull = find("pull", PullId::parse, "a UUID");
        var outcome = find("outcome", AuditParameters::outcome, "one of " + outcomes());
        var since = find("since", AuditParameters::time, "a time such as 2026-03-01T12:00:00Z");
        var until = find("until", AuditParameters::time, "a time such as 2026-03-01T12:00:00Z");
        var before = find("before", AuditParameters::number, "a position");
        var limit = find("limit", AuditParameters::limit, "1 to " + AuditQuery.LARGEST_LIMIT);
        return problem.<Either<Problem, AuditQuery>>map(Either::left)
                .getOrElse(() -> Either.right(new AuditQuery(
                        node,
                        of.orElse(image),
                        query.find("execution"),
                        query.find("tenant"),
                        pull,
                        outcome,
                        query.find("credential_source").map(CredentialSource::new),
                        since,
                        until,
                        before,
                        limit.getOrElse(USUAL_LIMIT))));
    }

    private <T> Option<T> find(String name, Function<String, Option<T>> reader, String wanted) {
        var given = query.find(name);
        var read = given.flatMap(reader);
        if (given.isDefined() && read.isEmpty()) {
            problem = problem.orElse(Option.some(Problem.badInput("'" + name + "' must be " + wanted)));
        }
        return read;
    }

    private static Option<ImageReference> reference(String text) {
        return ImageReference.parse(text).toOption();
    }

    static Option<Outcome> outcome(String text) {
        return Option.ofOptional(Arrays.stream(Outcome.values())
                .filter(known -> known.toString().equalsIgnoreCase(text))
                .findFirst());
    }

    static String outcomes() {
        return Arrays.stream(Outcome.values()).map(Outcome::toString).collect(Collectors.joining(", "));
    }

    static Option<Instant> time(String text) {
        return Try.of(() -> OffsetDateTime.parse(text).toInstant()).toOption();
    }

    static Option<Long> number(String text) {
        return Option.some(text).filter(digits -> digits.matches("\\d{1,18}")).map(Long::parseLong);
    }

    private static Option<Integer> limit(String text) {
        return number(text)
                .filter(limit -> limit >= 1 && limit <= AuditQuery.LARGEST_LIMIT)
                .map(Long::intValue);
    }
}

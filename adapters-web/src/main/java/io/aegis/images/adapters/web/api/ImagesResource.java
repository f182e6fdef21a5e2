package io.aegis.images.adapters.web.api;

import io.aegis.images.adapters.web.http.Answer;
import io.aegis.images.adapters.web.http.Exchange;
import io.aegis.images.adapters.web.http.Problem;
import io.aegis.images.adapters.web.http.Route;
import io.aegis.images.adapters.web.http.Routes;
import io.aegis.images.application.ImageNode;
import io.aegis.images.application.publication.Document;
import io.aegis.images.application.publication.RecordDocuments;
import io.aegis.images.application.record.InventoryEntry;
import io.aegis.images.application.service.Refusal;
import io.aegis.images.application.service.RemovalAnswer;
import io.aegis.images.domain.image.ImageId;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;

/** {@code /v1/images}: what the node holds by the record. */
final class ImagesResource {

    private final ImageNode node;

    ImagesResource(ImageNode node) {
        this.node = node;
    }

    Routes routes() {
        return new Routes(List.of(
                Route.get("/v1/images", this::all, "refresh"),
                Route.get("/v1/images/{reference}", this::one),
                Route.work("DELETE", "/v1/images/{reference}", this::remove, "dry_run")));
    }

    private Answer all(Exchange exchange) {
        return exchange.query()
                .flag("refresh")
                .flatMap(refresh -> refresh
                        ? node.reconciler()
                                .followRuntime()
                                .<Problem>mapLeft(Problem::of)
                                .map(_ -> true)
                        : Either.<Problem, Boolean>right(true))
                .flatMap(_ -> node.inventory().on(node.id()).<Problem>mapLeft(Problem::of))
                .fold(Answer::problem, held -> Answer.ok(list(held)));
    }

    private static Document list(List<InventoryEntry> held) {
        return new Document()
                .with("images", held.stream().map(RecordDocuments::inventory).toList());
    }

    private Answer remove(Exchange exchange) {
        return Wanted.reference(exchange.variable("reference"))
                .flatMap(image -> exchange.query()
                        .flag("dry_run")
                        .map(dryRun -> RemovalAnswer.of(node, image.reference(), dryRun)))
                .fold(Answer::problem, ImagesResource::removed);
    }

    private static Answer removed(RemovalAnswer answer) {
        return answer.problem()
                .map(problem ->
                        Answer.problem(problem(problem, answer.failure()).with(answer.document())))
                .getOrElse(() -> Answer.ok(answer.document()));
    }

    /** What something uses is no failure of the service, and none of the request. */
    private static Problem problem(Refusal problem, Option<PullFailure> failure) {
        return failure.map(why -> Problem.of(why, problem.message(), problem.remedy()))
                .getOrElse(() -> Problem.conflict(problem.name(), problem.message(), problem.remedy()));
    }

    private Answer one(Exchange exchange) {
        return Wanted.reference(exchange.variable("reference"))
                .flatMap(image -> find(image.reference()))
                .fold(Answer::problem, Answer::ok);
    }

    private Either<Problem, Document> find(ImageReference reference) {
        return node.inventory()
                .find(new ImageId(node.id(), reference))
                .<Problem>mapLeft(Problem::of)
                .flatMap(found -> found.map(RecordDocuments::inventory)
                        .toEither(() ->
                                Problem.noSuchResource("the node does not hold " + reference + ", by the record")));
    }
}

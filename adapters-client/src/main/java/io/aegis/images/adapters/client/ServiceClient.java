package io.aegis.images.adapters.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aegis.images.adapters.client.Questions.Reply;
import io.aegis.images.application.EnsureRequest;
import io.aegis.images.application.PrecacheObserver;
import io.aegis.images.application.PrecacheOrder;
import io.aegis.images.application.PrecacheReport;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.PullObserver;
import io.aegis.images.application.publication.Document;
import io.aegis.images.application.publication.PrecacheDocuments;
import io.aegis.images.application.record.AuditQuery;
import io.aegis.images.application.record.ImageUse.Aspect;
import io.aegis.images.application.service.NodeClient;
import io.aegis.images.application.service.ProofSelection;
import io.aegis.images.application.service.Refusal;
import io.aegis.images.application.service.RemovalAnswer;
import io.aegis.images.domain.pull.PullId;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A node, asked through its service. */
final class ServiceClient implements NodeClient {

    private final Questions questions;

    ServiceClient(Questions questions) {
        this.questions = questions;
    }

    /** Its service has told them. */
    @Override
    public List<String> warnings() {
        return List.of();
    }

    @Override
    public Either<Refusal, Document> ensure(EnsureRequest request, PullObserver observer, Cancellation cancellation) {
        try {
            return follow("/v1/images/ensure", EnsureBody.of(request), new PullProgress(observer), cancellation);
        } catch (IOException gone) {
            return Either.left(unavailable(gone));
        }
    }

    @Override
    public Either<Refusal, Document> precache(
            PrecacheOrder order, PrecacheObserver observer, Cancellation cancellation) {
        if (order.needs().isEmpty()) {
            return Either.right(PrecacheDocuments.report(new PrecacheReport(List.of(), Duration.ZERO)));
        }
        try {
            return follow(
                    "/v1/precache",
                    PrecacheRequest.of(order),
                    new PrecacheProgress(order.needs(), observer),
                    cancellation);
        } catch (IOException gone) {
            return Either.left(unavailable(gone));
        }
    }

    private Either<Refusal, Document> follow(
            String target, ObjectNode body, Consumer<JsonNode> progress, Cancellation cancellation) throws IOException {
        var asked = questions.post(target, body);
        return asked.isLeft()
                ? Either.left(asked.getLeft())
                : Either.right(Followed.follow(asked.get(), progress, cancellation));
    }

    @Override
    public Either<Refusal, RemovalAnswer> remove(ImageReference reference, boolean dryRun) {
        try {
            var reply =
                    questions.ask("DELETE", "/v1/images/" + Target.part(reference) + (dryRun ? "?dry_run=true" : ""));
            return reply.body().has("action") ? Either.right(removal(reply)) : Either.left(reply.refusal());
        } catch (IOException gone) {
            return Either.left(unavailable(gone));
        }
    }

    /** A problem holds the answer that it stands for, besides members of its own. */
    private static RemovalAnswer removal(Reply reply) {
        var problem = Option.when(reply.isProblem(), reply::refusal);
        if (reply.isProblem() && reply.body() instanceof ObjectNode members) {
            members.remove(List.of("type", "title", "status", "detail", "remedy"));
        }
        return new RemovalAnswer(FromJson.document(reply.body()), problem, Option.none());
    }

    @Override
    public Either<Refusal, List<Document>> inventory() {
        return list("/v1/images", "images");
    }

    @Override
    public Either<Refusal, List<Document>> refreshedInventory() {
        return list("/v1/images?refresh=true", "images");
    }

    @Override
    public Either<Refusal, List<Document>> heldAt(Instant time) {
        return list("/v1/past/images?at=" + Target.part(time), "images");
    }

    @Override
    public Either<Refusal, Document> difference(Instant earlier, Instant later) {
        return body("GET", "/v1/past/changes?from=" + Target.part(earlier) + "&to=" + Target.part(later))
                .map(FromJson::document);
    }

    @Override
    public Either<Refusal, List<Document>> audit(AuditQuery query) {
        return list("/v1/audit" + AuditTarget.of(query), "events");
    }

    @Override
    public Either<Refusal, List<Document>> uses(AuditQuery query, Set<Aspect> by) {
        return list("/v1/audit/uses" + AuditTarget.of(query) + "&by=" + Target.list(by), "uses");
    }

    /** An execution's id may look like a pull's. */
    @Override
    public Either<Refusal, List<Document>> explanation(String id) {
        return PullId.parse(id)
                .map(this::ofPull)
                .filter(found -> found.isLeft() || !found.get().isEmpty())
                .getOrElse(() -> list("/v1/executions/" + Target.part(id) + "/trace", "events"));
    }

    private Either<Refusal, List<Document>> ofPull(PullId pull) {
        return list("/v1/pulls/" + pull + "/trace", "events")
                .fold(
                        refusal -> refusal.name().equals("NoSuchResource")
                                ? Either.right(List.of())
                                : Either.left(refusal),
                        Either::right);
    }

    @Override
    public Either<Refusal, List<Document>> platform(List<String> names, boolean offline) {
        return list(
                "/v1/platform/images?offline=" + offline + (names.isEmpty() ? "" : "&image=" + Target.list(names)),
                "images");
    }

    @Override
    public Either<Refusal, List<Document>> platformCheck(List<String> names) {
        return list("/v1/platform/check" + (names.isEmpty() ? "" : "?image=" + Target.list(names)), "images");
    }

    @Override
    public Either<Refusal, List<Document>> proofs() {
        return list("/v1/access", "proofs");
    }

    @Override
    public Either<Refusal, List<Document>> revoke(ProofSelection which) {
        return body("DELETE", "/v1/access" + AccessTarget.of(which))
                .map(body -> FromJson.documents(body.path("proofs")));
    }

    @Override
    public Either<Refusal, List<Document>> registries() {
        return list("/v1/registries", "registries");
    }

    @Override
    public Either<Refusal, String> gauges() {
        try {
            return questions.text("/metrics?recorded=true");
        } catch (IOException gone) {
            return Either.left(unavailable(gone));
        }
    }

    @Override
    public Either<Refusal, List<Document>> events(long after) {
        return list("/v1/events?limit=500&since=" + after, "events");
    }

    @Override
    public void awaitEvents(long after, Duration atMost) {
        // Whatever went wrong shows when they are read.
        list("/v1/events?limit=1&since=" + after + "&wait=" + Math.max(1, atMost.toSeconds()), "events");
    }

    private Either<Refusal, List<Document>> list(String target, String name) {
        return body("GET", target).map(body -> FromJson.documents(body.path(name)));
    }

    private Either<Refusal, JsonNode> body(String method, String target) {
        try {
            return questions.body(method, target);
        } catch (IOException gone) {
            return Either.left(unavailable(gone));
        }
    }

    private static Refusal unavailable(IOException gone) {
        return new Refusal(
                Refusal.UNAVAILABLE,
                "the node's service went away: " + gone.getMessage(),
                "ask again when it is back, or without it: --embedded");
    }

    @Override
    public void close() {
        // Each question has its own connection.
    }
}

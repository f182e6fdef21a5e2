package io.aegis.images.adapters.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.aegis.images.application.EnsureRequest;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.PullObserver;
import io.aegis.images.application.publication.Document;
import io.aegis.images.application.record.AuditQuery;
import io.aegis.images.application.service.NodeClient;
import io.aegis.images.application.service.Refusal;
import io.vavr.control.Either;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

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
            var asked = questions.post("/v1/images/ensure", EnsureBody.of(request));
            return asked.isLeft()
                    ? Either.left(asked.getLeft())
                    : Either.right(new EnsureStream(asked.get(), observer).follow(cancellation));
        } catch (IOException gone) {
            return Either.left(unavailable(gone));
        }
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
    public Either<Refusal, List<Document>> audit(AuditQuery query) {
        return list("/v1/audit" + AuditTarget.of(query), "events");
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
        try {
            return questions.get(target).map((JsonNode body) -> FromJson.documents(body.path(name)));
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

package io.aegis.images.application.service;

import io.aegis.images.application.EnsureRequest;
import io.aegis.images.application.PrecacheObserver;
import io.aegis.images.application.PrecacheOrder;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.PullObserver;
import io.aegis.images.application.publication.Document;
import io.aegis.images.application.record.AuditQuery;
import io.aegis.images.application.record.ImageUse.Aspect;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What is asked of a node most, answered in documents: by the node itself, or by the service that runs for it. Blocks; may
 * be used from many threads.
 */
public interface NodeClient extends PlatformClient, AutoCloseable {

    /** One line each: what the node's configuration says that has no effect. */
    List<String> warnings();

    /**
     * The answer to an ensure. A document with a {@code failure} says why the image is not there; a left, that nobody
     * could say.
     *
     * @param cancellation ends this request's interest; the answer is then what was recorded
     */
    Either<Refusal, Document> ensure(EnsureRequest request, PullObserver observer, Cancellation cancellation);

    /**
     * Brings images onto the node before executions ask for them: the report, with {@code images} in the order of the needs
     * and a {@code summary}. One that has a {@code failure} is not ready; a left says that nobody could say.
     */
    Either<Refusal, Document> precache(PrecacheOrder order, PrecacheObserver observer, Cancellation cancellation);

    /** Takes a name away, without force; with an image's last name the image. A left says that nobody could say. */
    Either<Refusal, RemovalAnswer> remove(ImageReference reference, boolean dryRun);

    /** What is on the node by the record. */
    Either<Refusal, List<Document>> inventory();

    /** The same after a look at what the runtime holds. */
    Either<Refusal, List<Document>> refreshedInventory();

    /** What the node held at that time, by the record. */
    Either<Refusal, List<Document>> heldAt(Instant time);

    /** What came, went and changed from the earlier time to the later one, by the record. */
    Either<Refusal, Document> difference(Instant earlier, Instant later);

    /** Newest first. */
    Either<Refusal, List<Document>> audit(AuditQuery query);

    /** How often images were used, told apart by the aspects; the latest used first. */
    Either<Refusal, List<Document>> uses(AuditQuery query, Set<Aspect> by);

    /**
     * What is on record of the request with this id, or of all requests of the execution with it, oldest first, each with how
     * it was decided; empty where nothing is.
     */
    Either<Refusal, List<Document>> explanation(String id);

    /** Who has shown a registry that they may have which image, as far as that counts still; newest first. */
    Either<Refusal, List<Document>> proofs();

    /**
     * Takes proofs back from now on, and answers with them. May be repeated: what was taken back is told once. A service, and every
     * process that runs already, may count on a proof for a second more.
     */
    Either<Refusal, List<Document>> revoke(ProofSelection which);

    /** What registries last said that they still give to which account, by registry; asks none of them. */
    Either<Refusal, List<Document>> registries();

    /** What a monitoring system follows of the record, in Prometheus' text format: the same whoever is asked. */
    Either<Refusal, String> gauges();

    /** A page of CloudEvents after the position, oldest first; empty at the end. */
    Either<Refusal, List<Document>> events(long after);

    /** Waits until there may be an event after the position, or until the time is over. */
    void awaitEvents(long after, Duration atMost);

    /** Releases the connection, or the node. */
    @Override
    void close();
}

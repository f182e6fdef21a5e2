package io.aegis.images.application.service;

import io.aegis.images.application.EnsureRequest;
import io.aegis.images.application.ImageNode;
import io.aegis.images.application.PrecacheObserver;
import io.aegis.images.application.PrecacheOrder;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.PullObserver;
import io.aegis.images.application.publication.AccessDocuments;
import io.aegis.images.application.publication.CloudEvents;
import io.aegis.images.application.publication.Document;
import io.aegis.images.application.publication.EnsureDocuments;
import io.aegis.images.application.publication.Gauges;
import io.aegis.images.application.publication.PrecacheDocuments;
import io.aegis.images.application.publication.RecordDocuments;
import io.aegis.images.application.publication.RegistryDocuments;
import io.aegis.images.application.record.AuditQuery;
import io.aegis.images.application.record.ImageUse.Aspect;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** A node that was opened in this process. */
public final class LocalNode implements NodeClient {

    private static final int PAGE = 500;

    private final ImageNode node;
    private final InstantSource clock;

    public LocalNode(ImageNode node, InstantSource clock) {
        this.node = node;
        this.clock = clock;
    }

    @Override
    public List<String> warnings() {
        return node.warnings();
    }

    @Override
    public Either<Refusal, Document> ensure(EnsureRequest request, PullObserver observer, Cancellation cancellation) {
        return Either.right(node.ensurer()
                .ensure(request, observer, cancellation)
                .fold(EnsureDocuments::failed, EnsureDocuments::completed));
    }

    @Override
    public Either<Refusal, Document> precache(
            PrecacheOrder order, PrecacheObserver observer, Cancellation cancellation) {
        return Either.right(PrecacheDocuments.report(node.precacher().precache(order, observer, cancellation)));
    }

    @Override
    public Either<Refusal, RemovalAnswer> remove(ImageReference reference, boolean dryRun) {
        return Either.right(RemovalAnswer.of(node, reference, dryRun));
    }

    @Override
    public Either<Refusal, List<Document>> inventory() {
        return node.inventory()
                .on(node.id())
                .mapLeft(Refusal::of)
                .map(held -> held.stream().map(RecordDocuments::inventory).toList());
    }

    @Override
    public Either<Refusal, List<Document>> refreshedInventory() {
        return node.reconciler().followRuntime().mapLeft(Refusal::of).flatMap(_ -> inventory());
    }

    @Override
    public Either<Refusal, List<Document>> heldAt(Instant time) {
        return node.inventory()
                .at(node.id(), time)
                .mapLeft(Refusal::of)
                .map(held -> held.stream().map(RecordDocuments::holding).toList());
    }

    @Override
    public Either<Refusal, Document> difference(Instant earlier, Instant later) {
        return node.inventory()
                .between(node.id(), earlier, later)
                .mapLeft(Refusal::of)
                .map(difference -> RecordDocuments.difference(node.id(), earlier, later, difference));
    }

    @Override
    public Either<Refusal, List<Document>> audit(AuditQuery query) {
        return node.audit()
                .find(query)
                .mapLeft(Refusal::of)
                .map(found -> found.stream().map(RecordDocuments::audit).toList());
    }

    @Override
    public Either<Refusal, List<Document>> uses(AuditQuery query, Set<Aspect> by) {
        return node.audit()
                .uses(query, by)
                .mapLeft(Refusal::of)
                .map(found ->
                        found.stream().map(use -> RecordDocuments.use(use, by)).toList());
    }

    @Override
    public Either<Refusal, List<Document>> explanation(String id) {
        return node.explainer()
                .of(id)
                .mapLeft(Refusal::of)
                .map(found -> found.stream().map(RecordDocuments::explained).toList());
    }

    @Override
    public Either<Refusal, List<Document>> platform(List<String> names, boolean offline) {
        return new LocalPlatform(node.platform(), Cancellation.none()).platform(names, offline);
    }

    @Override
    public Either<Refusal, List<Document>> platformCheck(List<String> names) {
        return new LocalPlatform(node.platform(), Cancellation.none()).platformCheck(names);
    }

    @Override
    public Either<Refusal, List<Document>> proofs() {
        return node.proofs()
                .all()
                .mapLeft(Refusal::of)
                .map(found -> found.stream().map(AccessDocuments::proven).toList());
    }

    @Override
    public Either<Refusal, List<Document>> revoke(ProofSelection which) {
        var now = clock.instant();
        return node.proofs()
                .revoke(which.repository(), which.claimant(), now)
                .mapLeft(Refusal::of)
                .map(revoked -> revoked.stream()
                        .map(proven -> AccessDocuments.revoked(proven, now))
                        .toList());
    }

    @Override
    public Either<Refusal, List<Document>> registries() {
        var now = clock.instant();
        return Either.right(node.budgets().all().stream()
                .map(budget -> RegistryDocuments.budget(budget, now))
                .toList());
    }

    @Override
    public Either<Refusal, String> gauges() {
        return node.inventory()
                .on(node.id())
                .mapLeft(Refusal::of)
                .map(held -> Gauges.of(held, node.budgets().all()));
    }

    @Override
    public Either<Refusal, List<Document>> events(long after) {
        return node.events()
                .after(after, PAGE)
                .mapLeft(Refusal::of)
                .map(page -> page.stream().map(CloudEvents::of).toList());
    }

    @Override
    public void awaitEvents(long after, Duration atMost) {
        node.events().awaitAfter(after, atMost);
    }

    @Override
    public void close() {
        node.close();
    }
}

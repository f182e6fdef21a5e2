package io.aegis.images.application;

import io.aegis.images.application.port.AccessProofs.Subject;
import io.aegis.images.application.port.ImageInventory;
import io.aegis.images.application.port.ListedImage;
import io.aegis.images.application.port.NodePorts;
import io.aegis.images.application.port.PullAudit;
import io.aegis.images.application.port.RecordFailure;
import io.aegis.images.application.record.DecisionTrace;
import io.aegis.images.application.record.InventoryEntry;
import io.aegis.images.domain.credential.AccessProof;
import io.aegis.images.domain.credential.Claimant;
import io.aegis.images.domain.image.CachedBy;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.image.ImageCommand;
import io.aegis.images.domain.image.ImageCommand.FailPull;
import io.aegis.images.domain.image.ImageCommand.RecordCached;
import io.aegis.images.domain.image.ImageCommand.RecordRemoved;
import io.aegis.images.domain.image.ImageEvent;
import io.aegis.images.domain.image.ImageEvent.ImagePullStarted;
import io.aegis.images.domain.image.ImageId;
import io.aegis.images.domain.image.RemovalCause;
import io.aegis.images.domain.image.Requester;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.Interrupted;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Brings the record in line with the node: what the runtime holds is the truth, and what our history says follows it. */
public final class NodeReconciler {

    private static final DecisionTrace RECONCILED =
            DecisionTrace.EMPTY.with(Duration.ZERO, "reconciled", "the record follows what the node was seen to be");

    private final NodePorts node;
    private final ImageInventory inventory;
    private final PullAudit audit;
    private final InstantSource clock;

    public NodeReconciler(NodePorts node, ImageInventory inventory, PullAudit audit, InstantSource clock) {
        this.node = node;
        this.inventory = inventory;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Ends, as {@link Interrupted}, each pull on record whose process is gone. Answers with what was recorded. A pull stays
     * open, for the next time, while it cannot be told or kept what it brought.
     */
    public Either<RecordFailure, List<ImageEvent>> endInterruptedPulls() {
        return audit.open(node.node())
                .flatMap(open -> recordAll(open.stream()
                        .filter(this::isLeft)
                        .filter(this::isKeptFromOthers)
                        // Looked at again, because its next attempt may have begun.
                        .filter(this::isLeft)
                        .map(this::interrupted)));
    }

    private boolean isLeft(ImagePullStarted started) {
        return !node.claims().isClaimed(started.pull());
    }

    /**
     * The runtime may have finished what its asker did not live to see. Without a proof of anybody the image would count as
     * one that was there beforehand, and be open to all; so it is kept as proven for nobody who can ask.
     */
    private boolean isKeptFromOthers(ImagePullStarted started) {
        return node.runtime()
                .find(started.id().reference())
                .fold(
                        _ -> false,
                        held -> held.filter(image -> isNew(started, image))
                                .forAll(image -> keepFromOthers(started, image)));
    }

    private boolean keepFromOthers(ImagePullStarted started, HeldImage image) {
        return node.proofs()
                .remember(
                        Subject.of(started.id().reference(), image.imageId()),
                        new Claimant("the interrupted pull " + started.pull()),
                        new AccessProof(started.credential(), started.at()))
                .isRight();
    }

    /** The record may have followed the runtime since, and know the image by now. */
    private boolean isNew(ImagePullStarted started, HeldImage image) {
        return inventory
                .find(started.id())
                .map(known -> known.filter(entry -> entry.image().sameContentAs(image))
                        .forAll(entry -> entry.since().isAfter(started.at())))
                .getOrElse(true);
    }

    /**
     * Records what came and went without us, by the runtime's list, and answers with what was recorded. A runtime that
     * cannot tell changes nothing. May run beside ensures: each difference is looked at again before it is recorded.
     */
    public Either<PullFailure, List<ImageEvent>> followRuntime() {
        return inventory
                .on(node.node())
                .mapLeft(RecordFailure::asPullFailure)
                .flatMap(known -> node.runtime()
                        .list()
                        .flatMap(listed ->
                                recordEach(differences(known, listed)).mapLeft(RecordFailure::asPullFailure)));
    }

    /** Reconciliation that goes on until closed. */
    public interface Reconciliation extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Does both now and again after each period, on a thread of its own. A store or a runtime that cannot answer is asked
     * again the next time.
     */
    public Reconciliation every(Duration period) {
        return Repetition.of("reconciliation", period, _ -> {
            endInterruptedPulls();
            followRuntime();
        })::end;
    }

    private ImageCommand interrupted(ImagePullStarted started) {
        return new FailPull(
                started.order(), new Interrupted(new Detail("started at " + started.at())), clock.instant());
    }

    /** What may have come or gone under a name: to be looked at again. */
    private record Difference(ImageReference name, Supplier<Stream<ImageCommand>> look) {}

    private Stream<Difference> differences(List<InventoryEntry> recorded, List<ListedImage> listed) {
        var present = listed.stream().flatMap(NodeReconciler::allNames).collect(Collectors.toSet());
        var gone = recorded.stream()
                .filter(entry -> !present.contains(entry.id().reference().canonical()))
                .map(entry -> new Difference(
                        entry.id().reference(),
                        () -> Stream.of(entry).filter(this::isGone).map(this::removed)));
        var known = new HashMap<String, Digest>();
        recorded.forEach(entry ->
                known.put(entry.id().reference().canonical(), entry.image().imageId()));
        var found = listed.stream()
                .flatMap(image -> names(image).filter(name -> !image.imageId().equals(known.get(name.canonical()))))
                .map(name -> new Difference(name, () -> found(name)));
        return Stream.concat(gone, found);
    }

    /** Nothing is looked at while it is being removed, and nothing removed before it is recorded as seen. */
    private Either<RecordFailure, List<ImageEvent>> recordEach(Stream<Difference> differences) {
        var recorded = new ArrayList<ImageEvent>();
        for (var difference : (Iterable<Difference>) differences::iterator) {
            var outcome = node.leases().use(difference.name()).flatMap(lease -> {
                try (lease) {
                    return recordAll(difference.look().get());
                }
            });
            if (outcome.isLeft()) {
                return outcome;
            }
            recorded.addAll(outcome.get());
        }
        return Either.right(List.copyOf(recorded));
    }

    private static Stream<String> allNames(ListedImage image) {
        return Stream.concat(image.tags().stream(), image.digests().stream()).map(ImageReference::canonical);
    }

    /** A tagged image goes by its tags; only one without a tag goes by its digests. */
    private static Stream<ImageReference> names(ListedImage image) {
        return (image.tags().isEmpty() ? image.digests() : image.tags()).stream();
    }

    private boolean isGone(InventoryEntry entry) {
        return node.runtime().find(entry.id().reference()).fold(_ -> false, Option::isEmpty);
    }

    private ImageCommand removed(InventoryEntry entry) {
        return new RecordRemoved(entry.id(), RemovalCause.OUTSIDE, 0, Requester.NODE, clock.instant());
    }

    private Stream<ImageCommand> found(ImageReference name) {
        return node.runtime()
                .find(name)
                .getOrElse(Option.none())
                .toJavaStream()
                .map(image -> new RecordCached(
                        new ImageId(node.node(), name), image, CachedBy.FOUND, Requester.NODE, clock.instant()));
    }

    /** Each command is made, from what is seen then, just before it is handled. */
    private Either<RecordFailure, List<ImageEvent>> recordAll(Stream<ImageCommand> commands) {
        var recorded = new ArrayList<ImageEvent>();
        for (var command : (Iterable<ImageCommand>) commands::iterator) {
            var outcome = node.images().handle(command, RECONCILED);
            if (outcome.isLeft() && !(outcome.getLeft() instanceof RecordFailure.Rejected)) {
                return Either.left(outcome.getLeft());
            }
            outcome.forEach(recorded::addAll);
        }
        return Either.right(List.copyOf(recorded));
    }
}

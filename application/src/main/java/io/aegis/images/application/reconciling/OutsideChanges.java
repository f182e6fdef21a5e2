package io.aegis.images.application.reconciling;

import io.aegis.images.application.port.ListedImage;
import io.aegis.images.application.port.NodePorts;
import io.aegis.images.application.port.RecordFailure;
import io.aegis.images.application.record.InventoryEntry;
import io.aegis.images.domain.image.CachedBy;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.image.ImageCommand;
import io.aegis.images.domain.image.ImageCommand.RecordCached;
import io.aegis.images.domain.image.ImageCommand.RecordRemoved;
import io.aegis.images.domain.image.ImageEvent;
import io.aegis.images.domain.image.ImageId;
import io.aegis.images.domain.image.RemovalCause;
import io.aegis.images.domain.image.Requester;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/** What came to the node and went from it without us, as the runtime's list shows it beside the record. */
public final class OutsideChanges {

    /** Half of the questions that an engine is asked at once: an ensure beside it still gets its answer. */
    private static final int AT_A_TIME = 32;

    private final NodePorts node;
    private final InstantSource clock;
    private final Findings findings;

    public OutsideChanges(NodePorts node, InstantSource clock) {
        this.node = node;
        this.clock = clock;
        this.findings = new Findings(node.images());
    }

    /**
     * @param recorded what came and went
     * @param isOver false where something was left to who is just bringing it, and is worth another look soon
     */
    public record Look(List<ImageEvent> recorded, boolean isOver) {
        private static final Look PUT_OFF = new Look(List.of(), false);

        private static Look of(List<Look> looks) {
            return new Look(
                    looks.stream().flatMap(look -> look.recorded().stream()).toList(),
                    looks.stream().allMatch(Look::isOver));
        }
    }

    /** A runtime that cannot tell changes nothing. Each difference is looked at again before it is recorded. */
    public Either<PullFailure, Look> record() {
        return node.inventory()
                .on(node.node())
                .mapLeft(RecordFailure::asPullFailure)
                .flatMap(known -> node.runtime()
                        .list()
                        .flatMap(listed ->
                                recordEach(differences(known, listed)).mapLeft(RecordFailure::asPullFailure)));
    }

    /** What may have come or gone under a name: to be looked at again. None where it is another's to record. */
    private record Difference(ImageReference name, Supplier<Option<Stream<ImageCommand>>> look) {}

    private Stream<Difference> differences(List<InventoryEntry> recorded, List<ListedImage> listed) {
        var present = listed.stream().flatMap(OutsideChanges::allNames).collect(Collectors.toSet());
        var gone = recorded.stream()
                .filter(entry -> !present.contains(entry.id().reference().canonical()))
                .map(entry -> new Difference(
                        entry.id().reference(),
                        () -> Option.some(Stream.of(entry).filter(this::isGone).map(this::removed))));
        var known = new HashMap<String, Digest>();
        recorded.forEach(entry ->
                known.put(entry.id().reference().canonical(), entry.image().imageId()));
        var found = listed.stream()
                .flatMap(image -> names(image).filter(name -> !image.imageId().equals(known.get(name.canonical()))))
                .map(name -> new Difference(name, () -> found(name)));
        return Stream.concat(gone, found);
    }

    /**
     * Many at a time, because those that are recorded at the same time share one wait for the disk. After the first that
     * cannot be recorded none is begun any more.
     */
    private Either<RecordFailure, Look> recordEach(Stream<Difference> differences) {
        var failures = new ConcurrentLinkedQueue<RecordFailure>();
        var looks = differences
                .gather(Gatherers.mapConcurrent(
                        AT_A_TIME,
                        difference -> failures.isEmpty()
                                ? recordLeased(difference)
                                        .peekLeft(failures::add)
                                        .getOrElse(Look.PUT_OFF)
                                : Look.PUT_OFF))
                .toList();
        return failures.isEmpty() ? Either.right(Look.of(looks)) : Either.left(failures.element());
    }

    /** Nothing is looked at while it is being removed, and nothing removed before it is recorded as seen. */
    private Either<RecordFailure, Look> recordLeased(Difference difference) {
        return node.leases().use(difference.name()).flatMap(lease -> {
            try (lease) {
                return record(difference);
            }
        });
    }

    private Either<RecordFailure, Look> record(Difference difference) {
        return difference
                .look()
                .get()
                .map(commands -> findings.record(commands).map(events -> new Look(events, true)))
                .getOrElse(() -> Either.right(Look.PUT_OFF));
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

    /** Asked after the look: who brought what was seen, and is not at it any more, has recorded it by now. */
    private Option<Stream<ImageCommand>> found(ImageReference name) {
        var held = node.runtime().find(name).getOrElse(Option.none());
        return Option.when(
                held.isEmpty() || !node.leases().isBrought(name),
                () -> held.toJavaStream().map(image -> found(name, image)));
    }

    private ImageCommand found(ImageReference name, HeldImage image) {
        return new RecordCached(new ImageId(node.node(), name), image, CachedBy.FOUND, Requester.NODE, clock.instant());
    }
}

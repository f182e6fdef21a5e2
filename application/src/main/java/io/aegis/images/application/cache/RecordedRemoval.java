package io.aegis.images.application.cache;

import io.aegis.images.application.cache.Ending.Ended;
import io.aegis.images.application.cache.Ending.Failed;
import io.aegis.images.application.cache.Ending.Unrecorded;
import io.aegis.images.application.port.ImageInventory;
import io.aegis.images.application.port.ImageLeases.Lease;
import io.aegis.images.application.port.ImageRemover;
import io.aegis.images.application.port.ImageRemover.InUse;
import io.aegis.images.application.port.ImageRemover.NotThere;
import io.aegis.images.application.port.ImageRemover.Removal;
import io.aegis.images.application.port.ImageRemover.Removed;
import io.aegis.images.application.port.ImageRemover.Untagged;
import io.aegis.images.application.port.NodePorts;
import io.aegis.images.application.port.RecordFailure;
import io.aegis.images.application.record.DecisionTrace;
import io.aegis.images.application.record.InventoryEntry;
import io.aegis.images.domain.cache.CachedImage;
import io.aegis.images.domain.image.CachedBy;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.image.ImageCommand;
import io.aegis.images.domain.image.ImageCommand.RecordCached;
import io.aegis.images.domain.image.ImageCommand.RecordRemoved;
import io.aegis.images.domain.image.ImageId;
import io.aegis.images.domain.image.RemovalCause;
import io.aegis.images.domain.image.Requester;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Removes from the runtime, and then records it: an event is a fact, and what a crash leaves unrecorded is found when the
 * record next follows the runtime. Nobody can be handed the image meanwhile. A record that cannot be written ends it before
 * anything is removed; one that is merely full does not, because removing images may be what makes room for it.
 */
final class RecordedRemoval {

    private static final Removal BUSY =
            new InUse(List.of(), new Detail("an execution is being handed an image of this repository"));
    private static final Removal BEING_LOADED =
            new InUse(List.of(), new Detail("it is just being loaded, and gets its name when it is whole"));
    private static final Removal USED_MEANWHILE =
            new InUse(List.of(), new Detail("it was handed to an execution meanwhile"));

    private final NodePorts node;
    private final ImageRemover remover;
    private final ImageInventory inventory;
    private final InstantSource clock;

    RecordedRemoval(NodePorts node, ImageRemover remover, ImageInventory inventory, InstantSource clock) {
        this.node = node;
        this.remover = remover;
        this.inventory = inventory;
        this.clock = clock;
    }

    /** @param why for the trace that is kept with the event */
    Ending ofName(ImageReference reference, RemovalCause cause, String why) {
        return alone(node.leases().remove(List.of(reference)), BUSY, () -> name(reference, cause, why));
    }

    /** All names of the image, unless it has come into use since it was looked at. */
    Ending ofImage(CachedImage image, RemovalCause cause, String why) {
        return alone(
                node.leases().remove(image.imageId(), image.names()),
                image.names().isEmpty() ? BEING_LOADED : BUSY,
                () -> usedSince(image)
                        .<Ending>fold(
                                Failed::new,
                                use -> use.<Ending>map(Ended::new).getOrElse(() -> all(image, cause, why))));
    }

    private interface Work {
        Ending run();
    }

    private static Ending alone(Either<RecordFailure, Option<Lease>> asked, Removal otherwise, Work work) {
        return asked.mapLeft(RecordFailure::asPullFailure)
                .<Ending>fold(
                        Failed::new,
                        lease -> lease.map(held -> {
                                    try (held) {
                                        return work.run();
                                    }
                                })
                                .getOrElse(() -> new Ended(otherwise)));
    }

    private Either<PullFailure, Option<Removal>> usedSince(CachedImage image) {
        return remover.uses()
                .flatMap(uses -> inventory
                        .on(node.node())
                        .mapLeft(RecordFailure::asPullFailure)
                        .map(entries -> {
                            var containers = uses.stream()
                                    .filter(use -> use.imageId().equals(image.imageId()))
                                    .map(ImageRemover.ContainerUse::container)
                                    .toList();
                            return Option.<Removal>when(!containers.isEmpty(), () -> new InUse(containers, Detail.NONE))
                                    .orElse(() -> Option.when(
                                            isLater(lastUse(entries, image.imageId()), image.lastUsedAt()),
                                            USED_MEANWHILE));
                        }));
    }

    private static Option<Instant> lastUse(List<InventoryEntry> entries, Digest imageId) {
        return CacheSurvey.lastUse(entries.stream()
                .filter(entry -> entry.image().imageId().equals(imageId))
                .toList());
    }

    private static boolean isLater(Option<Instant> now, Option<Instant> then) {
        return now.exists(use -> then.forAll(use::isAfter));
    }

    private Ending all(CachedImage image, RemovalCause cause, String why) {
        if (image.names().isEmpty()) {
            return remover.removeNameless(image.imageId()).<Ending>fold(Failed::new, Ended::new);
        }
        Removal last = new NotThere();
        for (var name : image.names()) {
            switch (name(name, cause, why)) {
                case Ended(Removed gone) -> {
                    return new Ended(gone);
                }
                // Digests go with the last tag on one engine, and stay on the other.
                case Ended(NotThere _) -> {}
                case Ended(Untagged untagged) -> last = untagged;
                case Ending other -> {
                    return other;
                }
            }
        }
        return new Ended(last);
    }

    private Ending name(ImageReference reference, RemovalCause cause, String why) {
        var id = new ImageId(node.node(), reference);
        var trace = DecisionTrace.EMPTY.with(Duration.ZERO, cause.toString(), why);
        return node.runtime().find(reference).<Ending>fold(Failed::new, seen -> {
            var found = seen.map(held -> found(id, held));
            return found.flatMap(command -> unwritable(command, trace))
                    .<Ending>map(Failed::new)
                    .getOrElse(() -> remover.remove(reference)
                            .<Ending>fold(Failed::new, removal -> record(id, removal, found, cause, trace)));
        });
    }

    /** Also brings an image on record that was not: only what is there can leave. */
    private Option<PullFailure> unwritable(ImageCommand found, DecisionTrace trace) {
        return node.images().handle(found, trace).swap().toOption().flatMap(failure -> switch (failure) {
            case RecordFailure.Unusable _ -> Option.some(failure.asPullFailure());
            case RecordFailure.Full _, RecordFailure.Rejected _ -> Option.none();
        });
    }

    private Ending record(
            ImageId id, Removal removal, Option<ImageCommand> found, RemovalCause cause, DecisionTrace trace) {
        var recorded = switch (removal) {
            case Removed(long bytes) -> left(id, found, cause, bytes, trace);
            case Untagged _ -> left(id, found, cause, 0, trace);
            case NotThere _ -> gone(id, RemovalCause.OUTSIDE, 0, trace);
            case InUse _, ImageRemover.HeldByTags _ -> Option.<RecordFailure>none();
        };
        return recorded.<Ending>map(failure -> new Unrecorded(removal, failure.asPullFailure()))
                .getOrElse(() -> new Ended(removal));
    }

    /** What went with it is recorded as well: an engine takes digests along with the last tag. */
    private Option<RecordFailure> left(
            ImageId id, Option<ImageCommand> found, RemovalCause cause, long bytes, DecisionTrace trace) {
        var companions = companions(id);
        found.forEach(command -> node.images().handle(command, trace));
        return gone(id, cause, bytes, trace)
                .orElse(() -> Option.ofOptional(companions.stream()
                        .filter(this::isGone)
                        .flatMap(other -> gone(other, cause, 0, trace).toJavaStream())
                        .findFirst()));
    }

    private List<ImageId> companions(ImageId id) {
        return inventory
                .on(node.node())
                .map(entries -> entries.stream()
                        .filter(entry -> !entry.id().equals(id))
                        .filter(entry -> entries.stream()
                                .anyMatch(own ->
                                        own.id().equals(id) && own.image().sameContentAs(entry.image())))
                        .map(InventoryEntry::id)
                        .toList())
                .getOrElse(List.of());
    }

    private boolean isGone(ImageId id) {
        return node.runtime().find(id.reference()).fold(_ -> false, Option::isEmpty);
    }

    private Option<RecordFailure> gone(ImageId id, RemovalCause cause, long bytes, DecisionTrace trace) {
        var command = new RecordRemoved(id, cause, bytes, Requester.NODE, clock.instant());
        return node.images()
                .handle(command, trace)
                .swap()
                .toOption()
                .filter(failure -> !(failure instanceof RecordFailure.Rejected));
    }

    private ImageCommand found(ImageId id, HeldImage held) {
        return new RecordCached(id, held, CachedBy.FOUND, Requester.NODE, clock.instant());
    }
}

package io.aegis.images.application;

import io.aegis.images.application.port.ContainerRuntime;
import io.aegis.images.application.port.ImageInventory;
import io.aegis.images.application.port.Images;
import io.aegis.images.application.port.ListedImage;
import io.aegis.images.application.port.NodePorts;
import io.aegis.images.application.port.PullAudit;
import io.aegis.images.application.port.RecordFailure;
import io.aegis.images.application.record.DecisionTrace;
import io.aegis.images.application.record.InventoryEntry;
import io.aegis.images.domain.image.CachedBy;
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
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Brings the record in line with the node: what the runtime holds is the truth, and what our history says follows it. */
public final class NodeReconciler {

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

    /** Ends, as {@link Interrupted}, each pull on record whose process is gone. Answers with what was recorded. */
    public Either<RecordFailure, List<ImageEvent>> endInterruptedPulls() {
        return audit.open(node.node())
                .map(open -> open.stream()
                        .filter(started -> !node.claims().isClaimed(started.pull()))
                        .flatMap(this::interrupted)
                        .toList());
    }

    /**
     * Records what came and went without us, by the runtime's list. A runtime that cannot tell changes nothing. May run
     * beside ensures: each difference is looked at again before it is recorded.
     */
    public Either<PullFailure, List<ImageEvent>> followRuntime() {
        return inventory
                .on(node.node())
                .mapLeft(RecordFailure::asPullFailure)
                .flatMap(known -> node.runtime().list().map(listed -> differences(known, listed)));
    }

    private Stream<ImageEvent> interrupted(ImagePullStarted started) {
        var failure = new Interrupted(new Detail("started at " + started.at()));
        return record(new FailPull(started.order(), failure, clock.instant()), "a pull without a living process");
    }

    private List<ImageEvent> differences(List<InventoryEntry> known, List<ListedImage> listed) {
        var present = references(listed);
        var gone = known.stream()
                .filter(entry -> !present.contains(entry.id().reference().canonical()))
                .flatMap(entry -> gone(entry.id()));
        var found = listed.stream().flatMap(image -> names(image).flatMap(name -> found(image, name)));
        return Stream.concat(gone, found).toList();
    }

    private static Set<String> references(List<ListedImage> listed) {
        var references = new HashSet<String>();
        for (var image : listed) {
            image.tags().forEach(tag -> references.add(tag.canonical()));
            image.digests().forEach(digest -> references.add(digest.canonical()));
        }
        return references;
    }

    /** A tagged image goes by its tags; only one without a tag goes by its digests. */
    private static Stream<ImageReference> names(ListedImage image) {
        return (image.tags().isEmpty() ? image.digests() : image.tags()).stream();
    }

    private Stream<ImageEvent> found(ListedImage image, ImageReference name) {
        var cached = new RecordCached(
                new ImageId(node.node(), name), image.image(), CachedBy.FOUND, Requester.NODE, clock.instant());
        return record(cached, "listed by the runtime");
    }

    private Stream<ImageEvent> gone(ImageId id) {
        ContainerRuntime runtime = node.runtime();
        var absent = runtime.find(id.reference()).fold(_ -> false, Option::isEmpty);
        return absent
                ? record(
                        new RecordRemoved(id, RemovalCause.OUTSIDE, 0, Requester.NODE, clock.instant()),
                        "no longer listed by the runtime")
                : Stream.empty();
    }

    /** A command that has become senseless meanwhile records nothing, and that is right. */
    private Stream<ImageEvent> record(ImageCommand command, String why) {
        Images images = node.images();
        return images.handle(command, DecisionTrace.EMPTY.with(Duration.ZERO, "seen", why))
                .fold(_ -> Stream.empty(), List::stream);
    }
}

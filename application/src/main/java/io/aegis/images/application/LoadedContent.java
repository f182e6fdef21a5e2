package io.aegis.images.application;

import static io.vavr.control.Either.right;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.ContainerRuntime;
import io.aegis.images.application.port.ImageInventory;
import io.aegis.images.application.port.ListedImage;
import io.aegis.images.application.port.PullObserver;
import io.aegis.images.application.port.PullRequest;
import io.aegis.images.application.port.PulledImage;
import io.aegis.images.application.port.RecordFailure;
import io.aegis.images.application.port.RuntimeDescription;
import io.aegis.images.application.port.StoragePlace;
import io.aegis.images.application.record.InventoryEntry;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.image.ImageId;
import io.aegis.images.domain.image.NodeId;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.stream.Stream;

/**
 * A runtime that the record helps out: Docker keeps no digest of what is loaded into it, and says that it holds nothing
 * under a reference by digest though the very content is there. Which image a digest leads to is on record, and does not
 * change; whether that image is there, and under this repository, is the runtime's to say, each time.
 */
public final class LoadedContent implements ContainerRuntime {

    private final ContainerRuntime runtime;
    private final ImageInventory inventory;
    private final NodeId node;

    public LoadedContent(ContainerRuntime runtime, ImageInventory inventory, NodeId node) {
        this.runtime = runtime;
        this.inventory = inventory;
        this.node = node;
    }

    @Override
    public Either<PullFailure, Option<HeldImage>> find(ImageReference reference) {
        return runtime.find(reference)
                .flatMap(held -> held.map(image -> withRecordedDigest(reference, image))
                        .getOrElse(() -> reference
                                .digest()
                                .map(digest -> findByRecord(reference, digest))
                                .getOrElse(right(Option.none()))));
    }

    private Either<PullFailure, Option<HeldImage>> withRecordedDigest(ImageReference reference, HeldImage held) {
        return held.digest().isDefined()
                ? right(Option.some(held))
                : inventory
                        .find(new ImageId(node, reference))
                        .bimap(
                                RecordFailure::asPullFailure,
                                entry -> Option.some(entry.map(InventoryEntry::image)
                                        .filter(held::sameContentAs)
                                        .flatMap(HeldImage::digest)
                                        .map(held::withDigest)
                                        .getOrElse(held)));
    }

    private Either<PullFailure, Option<HeldImage>> findByRecord(ImageReference reference, Digest digest) {
        return recorded()
                .map(entries -> entries.stream()
                        .filter(entry -> entry.id().reference().name().equals(reference.name()))
                        .filter(entry -> entry.image().digest().contains(digest))
                        .toList())
                .flatMap(known -> known.isEmpty() ? right(Option.none()) : present(reference, known));
    }

    /** Most often under the name that it was recorded by; else under whatever the runtime's list tells. */
    private Either<PullFailure, Option<HeldImage>> present(ImageReference reference, List<InventoryEntry> known) {
        for (var entry : known) {
            var held = findByTag(entry);
            if (held.isLeft() || held.get().isDefined()) {
                return held;
            }
        }
        return runtime.list()
                .map(listed -> Option.ofOptional(known.stream()
                        .map(InventoryEntry::image)
                        .filter(image -> listed.stream().anyMatch(one -> isOf(reference.name(), image, one)))
                        .findFirst()));
    }

    private Either<PullFailure, Option<HeldImage>> findByTag(InventoryEntry entry) {
        var reference = entry.id().reference();
        return reference.tag().isEmpty()
                ? right(Option.none())
                : runtime.find(reference.withoutDigest())
                        .map(held -> held.filter(entry.image()::sameContentAs).map(_ -> entry.image()));
    }

    /** The same content under other repositories only is theirs; under no name at all it still is this one's. */
    private static boolean isOf(String repository, HeldImage image, ListedImage listed) {
        return listed.imageId().equals(image.imageId())
                && (listed.tags().isEmpty() && listed.digests().isEmpty() || isNamed(repository, listed));
    }

    private static boolean isNamed(String repository, ListedImage listed) {
        return Stream.concat(listed.tags().stream(), listed.digests().stream())
                .anyMatch(name -> name.name().equals(repository));
    }

    @Override
    public Either<PullFailure, List<ListedImage>> list() {
        return runtime.list()
                .flatMap(listed -> recorded()
                        .map(entries -> listed.stream()
                                .map(image -> withRecordedDigests(image, entries))
                                .toList()));
    }

    private static ListedImage withRecordedDigests(ListedImage listed, List<InventoryEntry> entries) {
        var recorded = entries.stream()
                .filter(entry -> isOf(entry.id().reference().name(), entry.image(), listed))
                .flatMap(entry -> entry.image()
                        .digest()
                        .toJavaStream()
                        .map(digest -> entry.id().reference().byDigest(digest)));
        return new ListedImage(
                listed.imageId(),
                listed.tags(),
                Stream.concat(listed.digests().stream(), recorded).distinct().toList());
    }

    private Either<PullFailure, List<InventoryEntry>> recorded() {
        return inventory.on(node).mapLeft(RecordFailure::asPullFailure);
    }

    @Override
    public Either<PullFailure, RuntimeDescription> describe() {
        return runtime.describe();
    }

    @Override
    public Either<PullFailure, PulledImage> pull(
            PullRequest request, PullObserver observer, Cancellation cancellation) {
        return runtime.pull(request, observer, cancellation);
    }

    @Override
    public Either<PullFailure, List<StoragePlace>> storage() {
        return runtime.storage();
    }

    @Override
    public Either<PullFailure, Integer> pullsAtOnce() {
        return runtime.pullsAtOnce();
    }

    @Override
    public void close() {
        runtime.close();
    }
}

package io.aegis.images.application.cache;

import io.aegis.images.application.port.ImageInventory;
import io.aegis.images.application.port.ImageRemover;
import io.aegis.images.application.port.ImageRemover.ContainerUse;
import io.aegis.images.application.port.ImageRemover.StoredImage;
import io.aegis.images.application.port.RecordFailure;
import io.aegis.images.application.record.InventoryEntry;
import io.aegis.images.domain.cache.CachedImage;
import io.aegis.images.domain.cache.Origin;
import io.aegis.images.domain.image.NodeId;
import io.aegis.images.domain.pull.PullFailure;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What the runtime keeps, what containers use of it, and what the record says of its use, put together for each image. */
final class CacheSurvey {

    private final NodeId node;
    private final ImageRemover remover;
    private final ImageInventory inventory;

    CacheSurvey(NodeId node, ImageRemover remover, ImageInventory inventory) {
        this.node = node;
        this.remover = remover;
        this.inventory = inventory;
    }

    Either<PullFailure, List<CachedImage>> take(Instant now) {
        return inventory
                .on(node)
                .mapLeft(RecordFailure::asPullFailure)
                .flatMap(entries -> remover.images()
                        .flatMap(images -> remover.uses().map(uses -> known(images, entries, uses, now))));
    }

    private static List<CachedImage> known(
            List<StoredImage> images, List<InventoryEntry> entries, List<ContainerUse> uses, Instant now) {
        var entriesOf = entries.stream()
                .collect(Collectors.groupingBy(entry -> entry.image().imageId()));
        return images.stream()
                .map(image -> known(image, entriesOf.getOrDefault(image.imageId(), List.of()), uses, now))
                .toList();
    }

    private static CachedImage known(
            StoredImage image, List<InventoryEntry> own, List<ContainerUse> uses, Instant now) {
        return new CachedImage(
                image.imageId(),
                image.tags(),
                image.digests(),
                image.sizeBytes(),
                image.uniqueBytes(),
                image.createdAt(),
                image.labels(),
                since(image, own, now),
                lastUse(own),
                uses.stream()
                        .filter(use -> use.imageId().equals(image.imageId()))
                        .map(ContainerUse::container)
                        .toList(),
                image.digests().isEmpty() ? Origin.NO_DIGEST : Origin.UNASKED);
    }

    /** What is not on record yet is seen for the first time now; without a name it never will be on record. */
    private static Instant since(StoredImage image, List<InventoryEntry> own, Instant now) {
        var isNameless = image.tags().isEmpty() && image.digests().isEmpty();
        return own.stream()
                .map(InventoryEntry::since)
                .min(Comparator.naturalOrder())
                .orElse(isNameless && image.createdAt().isBefore(now) ? image.createdAt() : now);
    }

    static Option<Instant> lastUse(List<InventoryEntry> own) {
        return Option.ofOptional(
                own.stream().flatMap(entry -> entry.lastUsedAt().toJavaStream()).max(Comparator.naturalOrder()));
    }
}

package io.aegis.images.application.publication;

import io.aegis.images.application.cache.CacheReport;
import io.aegis.images.application.cache.CleanedLeftover;
import io.aegis.images.application.cache.ImageOutcome;
import io.aegis.images.application.cache.ImageOutcome.Action;
import io.aegis.images.application.port.ImageRemover.HeldByTags;
import io.aegis.images.application.port.ImageRemover.InUse;
import io.aegis.images.application.port.ImageRemover.NotThere;
import io.aegis.images.application.port.ImageRemover.Removal;
import io.aegis.images.application.port.ImageRemover.Removed;
import io.aegis.images.application.port.ImageRemover.Untagged;
import io.aegis.images.domain.cache.Disk;
import io.aegis.images.domain.image.NodeId;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.util.List;

/** What becomes of a cache, as programs read it. */
public final class CacheDocuments {

    public static Document image(ImageOutcome outcome) {
        var image = outcome.image();
        return new Document()
                .with("kind", "image")
                .with("image_id", image.imageId())
                .with("tags", texts(image.tags()))
                .with("digests", texts(image.digests()))
                .with("size_bytes", image.sizeBytes())
                .with("unique_bytes", image.uniqueBytes())
                .with("cached_at", image.since())
                .with("last_used_at", image.lastUsedAt())
                .with("containers", image.containers())
                .with("action", outcome.action())
                .with("reason", outcome.reason())
                .with("bytes_freed", outcome.bytesFreed())
                .with("failure", outcome.failure().map(CacheDocuments::failure));
    }

    public static Document leftover(CleanedLeftover cleaned) {
        return new Document()
                .with("kind", "leftover")
                .with("path", cleaned.leftover().path())
                .with("last_changed_at", cleaned.leftover().lastChangedAt())
                .with("action", cleaned.dryRun() ? Action.WOULD_GO : cleaned.isGone() ? Action.REMOVED : Action.KEPT)
                .with("bytes_freed", cleaned.bytesFreed());
    }

    /** The end of a prune. */
    public static Document summary(List<ImageOutcome> outcomes, boolean dryRun) {
        return counted(outcomes, dryRun)
                .with(
                        "bytes_freed",
                        outcomes.stream().mapToLong(ImageOutcome::bytesFreed).sum());
    }

    /** The end of a collection. */
    public static Document summary(CacheReport report) {
        return counted(report.images(), report.dryRun())
                .with("bytes_freed", report.bytesFreed())
                .with("high_watermark", report.high())
                .with("low_watermark", report.low())
                .with("needed", report.isNeeded())
                .with("low_watermark_reached", report.isAtLowMark())
                .with("disk_before", disk(report.before()))
                .with("disk_after", disk(report.after()));
    }

    /**
     * One name that was to be removed.
     *
     * @param failure also why the removal is not on record
     */
    public static Document removal(
            ImageReference reference, NodeId node, boolean dryRun, Option<Removal> ended, Option<PullFailure> failure) {
        return new Document()
                .with("reference", reference)
                .with("node", node)
                .with("action", ended.map(removal -> action(removal, dryRun)).getOrElse("failed"))
                .with("bytes_freed", ended.map(CacheDocuments::bytes).getOrElse(0L))
                .with("containers", ended.map(CacheDocuments::containers).getOrElse(List.of()))
                .with("held_by_tags", ended.map(CacheDocuments::tags).getOrElse(List.of()))
                .with("failure", failure.map(CacheDocuments::failure));
    }

    private static String action(Removal removal, boolean dryRun) {
        return switch (removal) {
            case Removed _ -> dryRun ? "remove" : "removed";
            case Untagged _ -> dryRun ? "untag" : "untagged";
            case NotThere _ -> "not_there";
            case InUse _, HeldByTags _ -> "keep";
        };
    }

    private static long bytes(Removal removal) {
        return removal instanceof Removed(long bytes) ? bytes : 0;
    }

    private static List<String> containers(Removal removal) {
        return removal instanceof InUse use ? use.containers() : List.of();
    }

    private static List<String> tags(Removal removal) {
        return removal instanceof HeldByTags(var tags) ? texts(tags) : List.of();
    }

    private static Document counted(List<ImageOutcome> outcomes, boolean dryRun) {
        return new Document()
                .with("kind", "summary")
                .with("dry_run", dryRun)
                .with("removed", count(outcomes, dryRun ? Action.WOULD_GO : Action.REMOVED))
                .with("kept", count(outcomes, Action.KEPT))
                .with("failed", count(outcomes, Action.FAILED));
    }

    private static long count(List<ImageOutcome> outcomes, Action action) {
        return outcomes.stream().filter(outcome -> outcome.action() == action).count();
    }

    private static Document failure(PullFailure failure) {
        return FailureDocument.of(failure, failure.retryAfter());
    }

    private static Document disk(Disk disk) {
        return new Document()
                .with("path", disk.path())
                .with("capacity_bytes", disk.capacity())
                .with("free_bytes", disk.freeBytes())
                .with("used_percent", disk.usedPercent());
    }

    private static List<String> texts(List<ImageReference> references) {
        return references.stream().map(ImageReference::toString).toList();
    }

    private CacheDocuments() {}
}

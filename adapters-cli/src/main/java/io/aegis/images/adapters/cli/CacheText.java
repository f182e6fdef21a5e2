package io.aegis.images.adapters.cli;

import io.aegis.images.application.cache.CacheReport;
import io.aegis.images.application.cache.CleanedLeftover;
import io.aegis.images.application.cache.ImageOutcome;
import io.aegis.images.application.cache.ImageOutcome.Action;
import io.aegis.images.application.publication.CacheDocuments;
import io.aegis.images.domain.Printable;
import io.aegis.images.domain.cache.CachedImage;
import io.aegis.images.domain.cache.Disk;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code prune} and {@code gc} print. */
final class CacheText {
    private final Output output;

    CacheText(Output output) {
        this.output = output;
    }

    /** Of images that stay, people are told one by one only where that was asked. */
    void images(List<ImageOutcome> outcomes, boolean dryRun) {
        if (output.json()) {
            outcomes.forEach(outcome -> output.document(CacheDocuments.image(outcome)));
            return;
        }
        var shown = outcomes.stream()
                .filter(outcome -> dryRun || outcome.action() != Action.KEPT)
                .toList();
        if (!shown.isEmpty()) {
            var table = new Table("ACTION", "IMAGE", "SIZE", "FREES", "WHY");
            shown.forEach(outcome -> table.row(
                    outcome.action().toString(),
                    names(outcome.image()),
                    Sizes.text(outcome.image().sizeBytes()),
                    outcome.action() == Action.KEPT ? "-" : Sizes.text(outcome.bytesFreed()),
                    Printable.of(outcome.reason())));
            table.lines().forEach(output::line);
        }
    }

    void leftovers(List<CleanedLeftover> leftovers) {
        leftovers.forEach(cleaned -> output.answer(
                CacheDocuments.leftover(cleaned),
                (cleaned.dryRun() ? "remove" : cleaned.isGone() ? "removed" : "keep") + "  "
                        + Printable.of(cleaned.leftover().path()) + "  "
                        + Sizes.text(cleaned.leftover().bytes())
                        + "  left by a killed pull or a broken export"));
    }

    String total(List<ImageOutcome> outcomes, boolean dryRun) {
        var gone = outcomes.stream()
                .filter(outcome -> outcome.action() == (dryRun ? Action.WOULD_GO : Action.REMOVED))
                .toList();
        var kept = outcomes.stream()
                .filter(outcome -> outcome.action() == Action.KEPT)
                .count();
        return (dryRun ? "would remove " : "removed ") + images(gone.size()) + ", "
                + Sizes.text(gone.stream().mapToLong(ImageOutcome::bytesFreed).sum()) + (dryRun ? " would be" : "")
                + " freed; " + images(kept) + (dryRun ? " would stay" : " kept")
                + (kept > 0 && !dryRun ? " (--dry-run tells why)" : "");
    }

    Stream<String> total(CacheReport report) {
        if (!report.isNeeded()) {
            return Stream.of(
                    disk(report.before()) + ", and the high watermark is " + report.high() + ": no image has to go");
        }
        return Stream.of(
                disk(report.before()) + ", above the high watermark of " + report.high() + "; down to " + report.low(),
                total(report.images(), report.dryRun()) + (report.dryRun() ? "" : "; " + disk(report.after())));
    }

    /** Prints each, and answers with the exit code of the first. */
    int failures(List<ImageOutcome> outcomes) {
        var failed = outcomes.stream()
                .filter(outcome -> outcome.failure().isDefined())
                .toList();
        failed.forEach(outcome -> output.error(
                outcome.failure().get().name(),
                outcome.image().title() + ": " + outcome.reason(),
                outcome.failure().get().remedy()));
        return failed.stream()
                .findFirst()
                .map(outcome -> ExitCode.of(outcome.failure().get()))
                .orElse(ExitCode.DONE);
    }

    private static String names(CachedImage image) {
        return image.tags().isEmpty()
                ? image.title()
                : image.tags().stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    private static String images(long number) {
        return number + (number == 1 ? " image" : " images");
    }

    private static String disk(Disk disk) {
        return Printable.of(disk.path()) + " is " + disk.usedPercent() + "% used, " + Sizes.text(disk.freeBytes())
                + " of " + Sizes.text(disk.capacity()) + " free";
    }
}

package io.aegis.images.adapters.cli;

import io.aegis.images.application.cache.CacheCollector.Wanted;
import io.aegis.images.application.cache.CacheReport;
import io.aegis.images.application.publication.CacheDocuments;
import io.aegis.images.domain.cache.Watermark;
import io.vavr.control.Option;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "gc",
        description =
                "Removes the least recently used images while their disk is above the high watermark, until it is at"
                        + " the low one; and what killed pulls and broken exports left on the disk.")
final class GcCommand implements Callable<Integer> {
    private final Session session;

    @CommandLine.Option(
            names = "--to",
            paramLabel = "PERCENT|BYTES",
            description = "Goes down to this much used, as in 70%%, or this much free, as in 20GiB, whatever the"
                    + " configured watermarks are.")
    @Nullable
    String to;

    @CommandLine.Option(names = "--include-unfetchable", description = "Also what cannot be fetched again.")
    boolean includeUnfetchable;

    @CommandLine.Option(
            names = "--dry-run",
            description = "Tells of each image whether it would go and why, and does nothing.")
    boolean dryRun;

    @Spec
    @Nullable
    CommandSpec spec;

    GcCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var mark = Option.<String>of(to)
                .map(text -> Watermark.parse(text)
                        .getOrElseThrow(() -> Misuse.of(
                                spec,
                                "--to takes how much may be used, as in 70%, or how much shall be free, as in 20GiB")));
        return session.withNode(node -> node.cache()
                .collector()
                .collect(new Wanted(mark, includeUnfetchable, dryRun))
                .fold(session.output()::refused, this::print));
    }

    private int print(CacheReport report) {
        var text = new CacheText(session.output());
        text.images(report.images(), dryRun);
        text.leftovers(report.leftovers());
        if (session.output().json()) {
            session.output().document(CacheDocuments.summary(report));
        } else {
            text.total(report).forEach(session.output()::note);
        }
        var failed = text.failures(report.images());
        if (failed == ExitCode.DONE && !dryRun && report.isNeeded() && !report.isAtLowMark()) {
            session.output()
                    .error(
                            "",
                            "the disk is still above the low watermark, and nothing more may be removed",
                            "gc --dry-run tells why each image stays; give the node a larger disk, or fewer pins");
            return ExitCode.NOT_WELL;
        }
        return failed;
    }
}

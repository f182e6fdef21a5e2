package io.aegis.images.adapters.cli;

import io.aegis.images.application.publication.Document;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "inventory",
        description = {
            "Tells which images this node holds, or held at a time, as far as is on record.",
            "",
            "TIME is 2026-03-01T12:00:00Z, 2026-03-01T12:00, 2026-03-01, or how long ago: 90s, 2h, 3d."
        })
final class InventoryCommand implements Callable<Integer> {
    private final Session session;

    @Option(
            names = "--refresh",
            description = "First looks at what the container runtime holds, and records what came and went without us.")
    boolean refresh;

    @ArgGroup
    InventoryTimes times = new InventoryTimes();

    @Spec
    @Nullable
    CommandSpec spec;

    InventoryCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (refresh && times.isGiven()) {
            throw Misuse.of(spec, "--refresh looks at what is here now, and tells nothing of earlier times");
        }
        var past = new PastInventory(session.output());
        return times.at(spec, session.output())
                .map(time -> session.withClient(node -> past.at(node, time)))
                .orElse(() -> times.span(spec, session.output())
                        .map(span -> session.withClient(node -> past.between(node, span._1, span._2))))
                .getOrElse(this::now);
    }

    private int now() {
        return session.withClient(node ->
                (refresh ? node.refreshedInventory() : node.inventory()).fold(session.output()::refused, this::print));
    }

    private int print(List<Document> entries) {
        if (session.output().json()) {
            entries.forEach(session.output()::document);
        } else if (entries.isEmpty()) {
            session.output().note("no image is on record; --refresh looks at what the container runtime holds");
        } else {
            table(entries).lines().forEach(session.output()::line);
        }
        return ExitCode.DONE;
    }

    private Table table(List<Document> entries) {
        var readable = session.output().times();
        var table = new Table("IMAGE", "DIGEST", "PLATFORM", "SIZE", "CACHED AT", "LAST USED", "USES");
        for (var document : entries) {
            var entry = Answered.of(document);
            table.row(
                    entry.text("reference"),
                    entry.find("digest").map(Digests::shortened).getOrElse("-"),
                    entry.text("platform"),
                    Sizes.text(entry.number("size_bytes")),
                    readable.text(Instant.parse(entry.text("cached_at"))),
                    entry.find("last_used_at")
                            .map(Instant::parse)
                            .map(readable::text)
                            .getOrElse("never"),
                    Long.toString(entry.number("uses")));
        }
        return table;
    }
}

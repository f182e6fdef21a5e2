package io.aegis.images.adapters.cli;

import io.aegis.images.application.ImageNode;
import io.aegis.images.application.publication.RecordDocuments;
import io.aegis.images.application.record.InventoryEntry;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "inventory", description = "Tells which images this node holds, as far as is on record.")
final class InventoryCommand implements Callable<Integer> {
    private final Session session;

    @Option(
            names = "--refresh",
            description = "First looks at what the container runtime holds, and records what came and went without us.")
    boolean refresh;

    InventoryCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return session.withNode(node -> refresh
                ? node.reconciler().followRuntime().fold(session.output()::refused, _ -> list(node))
                : list(node));
    }

    private int list(ImageNode node) {
        return node.inventory().on(node.id()).fold(session.output()::refused, this::print);
    }

    private int print(List<InventoryEntry> entries) {
        if (session.output().json()) {
            entries.forEach(entry -> session.output().document(RecordDocuments.inventory(entry)));
        } else if (entries.isEmpty()) {
            session.output().note("no image is on record; --refresh looks at what the container runtime holds");
        } else {
            table(entries).lines().forEach(session.output()::line);
        }
        return ExitCode.DONE;
    }

    private Table table(List<InventoryEntry> entries) {
        var times = session.output().times();
        var table = new Table("IMAGE", "DIGEST", "PLATFORM", "SIZE", "CACHED AT", "LAST USED", "USES");
        for (var entry : entries) {
            table.row(
                    entry.id().reference().toString(),
                    entry.image().digest().map(Digests::shortened).getOrElse("-"),
                    entry.image().platform().toString(),
                    Sizes.text(entry.image().sizeBytes()),
                    times.text(entry.since()),
                    entry.lastUsedAt().map(times::text).getOrElse("never"),
                    Long.toString(entry.uses()));
        }
        return table;
    }
}

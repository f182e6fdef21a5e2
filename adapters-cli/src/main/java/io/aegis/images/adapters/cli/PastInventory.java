package io.aegis.images.adapters.cli;

import io.aegis.images.application.ImageNode;
import io.aegis.images.application.publication.RecordDocuments;
import io.aegis.images.application.record.Holding;
import io.aegis.images.application.record.InventoryDifference;
import io.aegis.images.application.record.InventoryDifference.Change;
import java.time.Instant;
import java.util.List;

/** What a node held at earlier times, for people and for programs. */
final class PastInventory {
    private final Output output;

    PastInventory(Output output) {
        this.output = output;
    }

    int at(ImageNode node, Instant time) {
        return node.inventory().at(node.id(), time).fold(output::refused, this::print);
    }

    int between(ImageNode node, Instant earlier, Instant later) {
        return node.inventory().between(node.id(), earlier, later).fold(output::refused, difference -> {
            if (output.json()) {
                output.document(RecordDocuments.difference(node.id(), earlier, later, difference));
            } else {
                print(difference);
            }
            return ExitCode.DONE;
        });
    }

    private int print(List<Holding> held) {
        if (output.json()) {
            held.forEach(holding -> output.document(RecordDocuments.holding(holding)));
        } else if (held.isEmpty()) {
            output.note("nothing was held then, as far as is on record");
        } else {
            var table = new Table("IMAGE", "DIGEST", "PLATFORM", "SIZE", "CACHED AT", "HELD UNTIL");
            held.forEach(holding -> table.row(
                    holding.id().reference().toString(),
                    content(holding),
                    holding.image().platform().toString(),
                    Sizes.text(holding.image().sizeBytes()),
                    output.times().text(holding.since()),
                    holding.until().map(output.times()::text).getOrElse("now")));
            table.lines().forEach(output::line);
        }
        return ExitCode.DONE;
    }

    private void print(InventoryDifference difference) {
        difference.added().forEach(holding -> line("+", holding, content(holding)));
        difference.removed().forEach(holding -> line("-", holding, content(holding)));
        difference.changed().forEach(change -> line("~", change.after(), contents(change)));
        output.note(difference.added().size() + " came, " + difference.removed().size() + " went, "
                + difference.changed().size() + " changed; " + difference.passing() + " came and went in between");
    }

    private void line(String sign, Holding holding, String content) {
        output.line(sign + " " + holding.id().reference() + "  " + content);
    }

    private static String contents(Change change) {
        return content(change.before()) + " -> " + content(change.after());
    }

    private static String content(Holding holding) {
        var image = holding.image();
        return image.digest().map(Digests::shortened).getOrElse(() -> "image " + Digests.shortened(image.imageId()));
    }
}

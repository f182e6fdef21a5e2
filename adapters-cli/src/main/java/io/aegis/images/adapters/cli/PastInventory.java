package io.aegis.images.adapters.cli;

import io.aegis.images.application.publication.Document;
import io.aegis.images.application.service.NodeClient;
import java.time.Instant;
import java.util.List;

/** What a node held at earlier times, for people and for programs. */
final class PastInventory {
    private final Output output;

    PastInventory(Output output) {
        this.output = output;
    }

    int at(NodeClient node, Instant time) {
        return node.heldAt(time).fold(output::refused, this::print);
    }

    int between(NodeClient node, Instant earlier, Instant later) {
        return node.difference(earlier, later).fold(output::refused, difference -> {
            if (output.json()) {
                output.document(difference);
            } else {
                print(Answered.of(difference));
            }
            return ExitCode.DONE;
        });
    }

    private int print(List<Document> held) {
        if (output.json()) {
            held.forEach(output::document);
        } else if (held.isEmpty()) {
            output.note("nothing was held then, as far as is on record");
        } else {
            var table = new Table("IMAGE", "DIGEST", "PLATFORM", "SIZE", "CACHED AT", "HELD UNTIL");
            held.stream().map(Answered::of).forEach(holding -> row(table, holding));
            table.lines().forEach(output::line);
        }
        return ExitCode.DONE;
    }

    private void row(Table table, Answered holding) {
        table.row(
                holding.text("reference"),
                content(holding),
                holding.text("platform"),
                Sizes.text(holding.number("size_bytes")),
                time(holding.text("cached_at")),
                holding.find("held_until").map(this::time).getOrElse("now"));
    }

    private String time(String instant) {
        return output.times().text(Instant.parse(instant));
    }

    private void print(Answered difference) {
        difference.list("added").forEach(holding -> line("+", holding, content(holding)));
        difference.list("removed").forEach(holding -> line("-", holding, content(holding)));
        difference.list("changed").forEach(change -> line("~", change, contents(change)));
        output.note(difference.list("added").size() + " came, "
                + difference.list("removed").size() + " went, "
                + difference.list("changed").size() + " changed; " + difference.number("came_and_went")
                + " came and went in between");
    }

    private void line(String sign, Answered named, String content) {
        output.line(sign + " " + named.text("reference") + "  " + content);
    }

    private static String contents(Answered change) {
        return change.section("before").map(PastInventory::content).getOrElse("") + " -> "
                + change.section("after").map(PastInventory::content).getOrElse("");
    }

    private static String content(Answered holding) {
        return holding.find("digest")
                .map(Digests::shortened)
                .getOrElse(() -> "image " + Digests.shortened(holding.text("image_id")));
    }
}

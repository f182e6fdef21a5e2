package io.aegis.images.adapters.cli;

import io.aegis.images.application.publication.Document;
import io.aegis.images.application.record.ImageUse.Aspect;
import io.aegis.images.domain.Printable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Counted uses, for people in columns of what they were told apart by. */
final class UsesList {
    private final Output output;
    private final Set<Aspect> by;

    UsesList(Output output, Set<Aspect> by) {
        this.output = output;
        this.by = by;
    }

    int print(List<Document> uses) {
        if (output.json()) {
            uses.forEach(output::document);
        } else if (uses.isEmpty()) {
            output.note("no use on record matches");
        } else {
            var table = new Table(headings());
            uses.forEach(use -> table.row(cells(Answered.of(use))));
            table.lines().forEach(output::line);
        }
        return ExitCode.DONE;
    }

    private String[] headings() {
        var headings = new ArrayList<String>();
        for (var aspect : by) {
            headings.addAll(
                    switch (aspect) {
                        case NODE -> List.of("NODE");
                        case TENANT -> List.of("TENANT");
                        case EXECUTION -> List.of("EXECUTION");
                        case IMAGE -> List.of("IMAGE", "DIGEST");
                        case CREDENTIAL -> List.of("CREDENTIAL");
                    });
        }
        headings.addAll(List.of("USES", "FIRST", "LAST"));
        return headings.toArray(String[]::new);
    }

    private String[] cells(Answered use) {
        var cells = new ArrayList<String>();
        for (var aspect : by) {
            cells.addAll(
                    switch (aspect) {
                        case NODE -> List.of(text(use, "node"));
                        case TENANT -> List.of(text(use, "tenant_id"));
                        case EXECUTION -> List.of(text(use, "execution_id"));
                        case IMAGE ->
                            List.of(
                                    text(use, "reference"),
                                    use.find("digest").map(Digests::shortened).getOrElse("-"));
                        case CREDENTIAL -> List.of(text(use, "credential_source"));
                    });
        }
        cells.addAll(List.of(Long.toString(use.number("uses")), time(use, "first_at"), time(use, "last_at")));
        return cells.toArray(String[]::new);
    }

    private String time(Answered use, String name) {
        return output.times().text(Instant.parse(use.text(name)));
    }

    private static String text(Answered use, String name) {
        return use.find(name).map(Printable::of).getOrElse("-");
    }
}

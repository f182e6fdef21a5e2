package io.aegis.images.adapters.cli;

import io.aegis.images.application.publication.RecordDocuments;
import io.aegis.images.application.record.ImageUse;
import io.aegis.images.application.record.ImageUse.Aspect;
import io.aegis.images.domain.Printable;
import io.vavr.control.Option;
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

    int print(List<ImageUse> uses) {
        if (output.json()) {
            uses.forEach(use -> output.document(RecordDocuments.use(use, by)));
        } else if (uses.isEmpty()) {
            output.note("no use on record matches");
        } else {
            var table = new Table(headings());
            uses.forEach(use -> table.row(cells(use)));
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

    private String[] cells(ImageUse use) {
        var common = use.common();
        var cells = new ArrayList<String>();
        for (var aspect : by) {
            cells.addAll(
                    switch (aspect) {
                        case NODE -> List.of(text(common.node()));
                        case TENANT -> List.of(text(common.tenant()));
                        case EXECUTION -> List.of(text(common.execution()));
                        case IMAGE ->
                            List.of(
                                    text(common.reference()),
                                    common.digest().map(Digests::shortened).getOrElse("-"));
                        case CREDENTIAL -> List.of(text(common.credential()));
                    });
        }
        var times = output.times();
        cells.addAll(List.of(Long.toString(use.uses()), times.text(use.first()), times.text(use.last())));
        return cells.toArray(String[]::new);
    }

    private static String text(Option<?> value) {
        return value.map(known -> Printable.of(known.toString())).getOrElse("-");
    }
}

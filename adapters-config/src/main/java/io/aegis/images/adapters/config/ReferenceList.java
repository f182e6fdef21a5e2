package io.aegis.images.adapters.config;

import io.aegis.images.application.port.Documents.ListedReference;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;

/** Text with a reference a line. */
final class ReferenceList {

    private static final char COMMENT = '#';

    static List<ListedReference> read(String name, String text) {
        var shown = Words.document(name);
        var references = new ArrayList<ListedReference>();
        int line = 0;
        for (var content : text.lines().toList()) {
            line++;
            int number = line;
            reference(number, content)
                    .forEach(found -> references.add(new ListedReference(found, shown + ":" + number)));
        }
        return references;
    }

    private static Option<ImageReference> reference(int number, String line) {
        int comment = line.indexOf(COMMENT);
        var text = (comment < 0 ? line : line.substring(0, comment))
                .replace("\uFEFF", "")
                .strip();
        return Option.when(
                !text.isEmpty(),
                () -> ImageReference.parse(text).getOrElseThrow(invalid -> Unusable.at(number, invalid.message())));
    }

    private ReferenceList() {}
}

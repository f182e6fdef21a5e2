package io.aegis.images.adapters.config;

import io.aegis.images.application.port.BadDocument;
import io.aegis.images.application.port.Documents.FoundReferences;
import io.aegis.images.application.port.Documents.ListedReference;
import io.aegis.images.domain.reference.ImageReference;
import java.util.ArrayList;
import java.util.List;

/** Text with a reference a line. */
final class ReferenceList {

    /** A file that is no list at all has thousands of lines that are no references. */
    static final int MOST_TOLD = 20;

    private static final char COMMENT = '#';

    private final String name;
    private final List<ListedReference> references = new ArrayList<>();
    private final List<BadDocument> broken = new ArrayList<>();
    private int untold;

    private ReferenceList(String name) {
        this.name = name;
    }

    static FoundReferences read(String name, String text) {
        var list = new ReferenceList(name);
        int number = 0;
        for (var line : text.lines().toList()) {
            list.take(++number, line);
        }
        return list.found();
    }

    private void take(int number, String line) {
        int comment = line.indexOf(COMMENT);
        var text = (comment < 0 ? line : line.substring(0, comment))
                .replace("\uFEFF", "")
                .strip();
        if (!text.isEmpty()) {
            ImageReference.parse(text)
                    .peek(reference ->
                            references.add(new ListedReference(reference, Words.document(name) + ":" + number)))
                    .peekLeft(invalid -> tell(Unusable.at(number, invalid.message())));
        }
    }

    private void tell(Unusable line) {
        if (broken.size() < MOST_TOLD) {
            broken.add(line.in(name));
        } else {
            untold++;
        }
    }

    private FoundReferences found() {
        if (untold > 0) {
            broken.add(Unusable.altogether("has " + untold + " more lines that are no image references")
                    .in(name));
        }
        return new FoundReferences(List.copyOf(references), List.copyOf(broken));
    }
}

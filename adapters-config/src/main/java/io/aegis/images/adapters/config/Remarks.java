package io.aegis.images.adapters.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What is worth saying about a document that can be used all the same. */
final class Remarks {

    private final String document;
    private final List<String> lines = new ArrayList<>();

    Remarks(String document) {
        this.document = Words.document(document);
    }

    void add(int line, String remark) {
        lines.add(document + ":" + line + ": " + remark);
    }

    /** The keys of a section that is not ours, beside those that we read. */
    void strangers(Section section, Collection<String> known) {
        for (var field : section.beside(known)) {
            var key = field.path().substring(section.path().length() + 1);
            add(field.line(), field.path() + " is not a known key and has no effect" + Suggestion.question(key, known));
        }
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}

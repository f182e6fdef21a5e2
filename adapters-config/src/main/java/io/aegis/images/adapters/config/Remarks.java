package io.aegis.images.adapters.config;

import java.util.ArrayList;
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

    List<String> lines() {
        return List.copyOf(lines);
    }
}

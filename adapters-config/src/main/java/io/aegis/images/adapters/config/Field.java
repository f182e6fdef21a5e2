package io.aegis.images.adapters.config;

import io.aegis.images.adapters.config.Node.Mapping;
import io.aegis.images.adapters.config.Node.Scalar;
import io.aegis.images.adapters.config.Node.Sequence;
import java.util.ArrayList;
import java.util.List;

/** A value that is there, under its path: {@code spec.runtime.image}. */
record Field(String path, int line, Node node) {

    /** Its text, which is not blank. */
    String text() {
        if (isAbsent() || textOrNothing().isBlank()) {
            throw problem("is empty");
        }
        return textOrNothing();
    }

    /** Its text, which may be {@code ""}. */
    String textOrNothing() {
        if (node instanceof Scalar scalar) {
            return scalar.text();
        }
        throw problem("must be text, not " + kind());
    }

    Section section() {
        if (node instanceof Mapping mapping) {
            return new Section(path, line, mapping.entries());
        }
        throw problem("must hold keys and values, not " + kind());
    }

    List<Field> items() {
        if (!(node instanceof Sequence sequence)) {
            throw problem("must be a list, not " + kind());
        }
        var items = new ArrayList<Field>();
        for (var item : sequence.items()) {
            items.add(new Field(path + "[" + items.size() + "]", item.line(), item));
        }
        return items;
    }

    /** The items of a list that has some. */
    List<Field> filledItems() {
        var items = items();
        if (items.isEmpty()) {
            throw problem("needs at least one entry");
        }
        return items;
    }

    boolean flag() {
        return flag(text());
    }

    /** @param word what the text stands for */
    boolean flag(String word) {
        return switch (word) {
            case "true" -> true;
            case "false" -> false;
            default -> throw problem(Words.quoted(text()) + " must be true or false");
        };
    }

    boolean isAbsent() {
        return node instanceof Scalar scalar && scalar.isNull();
    }

    /** @param rest what is wrong, to be read after the path */
    Unusable problem(String rest) {
        return Unusable.at(line, path + " " + rest);
    }

    private String kind() {
        return switch (node) {
            case Scalar scalar -> scalar.isNull() ? "empty" : "text";
            case Sequence _ -> "a list";
            case Mapping _ -> "keys and values";
        };
    }
}

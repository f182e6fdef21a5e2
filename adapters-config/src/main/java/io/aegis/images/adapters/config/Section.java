package io.aegis.images.adapters.config;

import io.aegis.images.adapters.config.Node.Entry;
import io.aegis.images.adapters.config.Node.Mapping;
import io.aegis.images.domain.Printable;
import io.vavr.control.Option;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Keys and values under a path. A key without a value, {@code image:} or {@code image: null}, is one that is not there. */
record Section(String path, int line, Map<String, Entry> entries) {

    static Section document(Node root) {
        if (root instanceof Mapping mapping) {
            return new Section("", mapping.line(), mapping.entries());
        }
        throw Unusable.at(root.line(), "must hold keys and values at its top");
    }

    Option<Field> find(String key) {
        return Option.<Entry>of(entries.get(key))
                .map(entry -> field(key, entry))
                .filter(field -> !field.isAbsent());
    }

    Option<String> text(String key) {
        return find(key).map(Field::text);
    }

    Field require(String key) {
        return find(key).getOrElseThrow(() -> Unusable.at(lineOf(key), path(key) + " is missing"));
    }

    /** An empty section when the key is not there. */
    Section section(String key) {
        return find(key).map(Field::section).getOrElse(() -> new Section(path(key), lineOf(key), Map.of()));
    }

    /** An empty list when the key is not there. */
    List<Field> items(String key) {
        return find(key).map(Field::items).getOrElse(List::of);
    }

    Collection<String> keys() {
        return entries.keySet();
    }

    /** The fields under keys that are not among those. */
    List<Field> beside(Collection<String> known) {
        return entries.entrySet().stream()
                .filter(entry -> !known.contains(entry.getKey()))
                .map(entry -> field(entry.getKey(), entry.getValue()))
                .toList();
    }

    Section holdingOnly(Collection<String> known) {
        for (var key : keys()) {
            if (!known.contains(key)) {
                throw Unusable.at(lineOf(key), path(key) + " is not a known key" + Suggestion.question(key, known));
            }
        }
        return this;
    }

    String path(String key) {
        var printable = Printable.of(key);
        return path.isEmpty() ? printable : path + "." + printable;
    }

    /** Where the key stands, or where it should. */
    int lineOf(String key) {
        return Option.<Entry>of(entries.get(key)).map(Entry::line).getOrElse(line);
    }

    private Field field(String key, Entry entry) {
        return new Field(path(key), entry.line(), entry.value());
    }
}

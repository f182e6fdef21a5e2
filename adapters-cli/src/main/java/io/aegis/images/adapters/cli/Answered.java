package io.aegis.images.adapters.cli;

import io.aegis.images.application.publication.Document;
import io.vavr.control.Option;
import java.util.List;
import java.util.Map;

/** A document read back, for the line that people get of it: it may come from another process. */
record Answered(Map<?, ?> fields) {
    static Answered of(Document document) {
        return new Answered(document.fields());
    }

    String text(String name) {
        return find(name).getOrElse("");
    }

    Option<String> find(String name) {
        return Option.<Object>of(fields.get(name)).map(Object::toString);
    }

    long number(String name) {
        return fields.get(name) instanceof Number number ? number.longValue() : 0;
    }

    boolean flag(String name) {
        return Boolean.TRUE.equals(fields.get(name));
    }

    /** What a list holds of objects. */
    List<Answered> list(String name) {
        return fields.get(name) instanceof List<?> list
                ? list.stream()
                        .filter(Map.class::isInstance)
                        .map(object -> new Answered((Map<?, ?>) object))
                        .toList()
                : List.of();
    }

    List<String> texts(String name) {
        return fields.get(name) instanceof List<?> list
                ? list.stream().map(Object::toString).toList()
                : List.of();
    }

    Document document() {
        var document = new Document();
        fields.forEach((name, value) -> document.with(name.toString(), Option.of(value)));
        return document;
    }

    Option<Answered> section(String name) {
        return fields.get(name) instanceof Map<?, ?> section ? Option.some(new Answered(section)) : Option.none();
    }
}

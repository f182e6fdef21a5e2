package io.aegis.images.adapters.cli;

import io.aegis.images.application.publication.Document;
import io.vavr.control.Option;
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

    Option<Answered> section(String name) {
        return fields.get(name) instanceof Map<?, ?> section ? Option.some(new Answered(section)) : Option.none();
    }
}

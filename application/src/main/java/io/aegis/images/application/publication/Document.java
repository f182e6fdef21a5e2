package io.aegis.images.application.publication;

import io.vavr.control.Option;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object before it is written: keys in snake_case and in order; values are text, numbers, booleans, lists, further
 * maps, or null. Documents, in lists too, become maps. A key is always there, null when there is nothing to say, so that readers need not probe for it.
 */
public final class Document {

    private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

    public Document with(String key, Object value) {
        fields.put(key, plain(value));
        return this;
    }

    public Document with(String key, Option<?> value) {
        fields.put(key, value.isEmpty() ? null : plain(value.get()));
        return this;
    }

    /** All that the other says as well. */
    public Document withAll(Document other) {
        fields.putAll(other.fields);
        return this;
    }

    public Map<String, @Nullable Object> fields() {
        return Collections.unmodifiableMap(fields);
    }

    private static Object plain(Object value) {
        return switch (value) {
            case Number number -> number;
            case Boolean flag -> flag;
            case Map<?, ?> map -> map;
            case Path path -> path.toString(); // which is an Iterable too
            case Iterable<?> list -> elements(list);
            case Document document -> document.fields();
            case Instant instant -> instant.truncatedTo(ChronoUnit.MICROS).toString();
            default -> value.toString();
        };
    }

    private static List<Object> elements(Iterable<?> list) {
        var plain = new ArrayList<Object>();
        for (var element : list) {
            plain.add(element instanceof Document document ? document.fields() : element);
        }
        return plain;
    }
}

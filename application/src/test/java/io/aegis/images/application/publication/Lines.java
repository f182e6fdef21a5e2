package io.aegis.images.application.publication;

import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A document as text, one field a line, what lies deeper further in. */
final class Lines {

    static String of(Document document) {
        return of(document.fields(), "");
    }

    private static String of(Map<?, ? extends @Nullable Object> fields, String margin) {
        return fields.entrySet().stream()
                .map(field -> margin + field.getKey() + ":" + value(field.getValue(), margin))
                .collect(Collectors.joining());
    }

    private static String value(@Nullable Object value, String margin) {
        return value instanceof Map<?, ?> map ? "\n" + of(map, margin + "  ") : " " + text(value) + "\n";
    }

    private static String text(@Nullable Object value) {
        return value instanceof String string ? '"' + string + '"' : String.valueOf(value);
    }

    private Lines() {}
}

package io.aegis.images.adapters.web.log;

import io.aegis.images.adapters.web.http.Json;
import io.aegis.images.application.publication.Document;
import io.aegis.images.application.settings.LogSettings.Level;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One line.
 *
 * @param message for people, complete without the fields
 * @param fields for programs
 */
record LogLine(Instant at, Level level, String message, Document fields) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** One JSON object. */
    String json() {
        return Json.text(new Document()
                .with("time", TIME.format(at))
                .with("level", level)
                .with("message", message)
                .withAll(fields));
    }

    /** With those fields that say more than the message, as {@code name=value}. */
    String text() {
        var more = fields.fields().entrySet().stream()
                .filter(field -> field.getKey().endsWith("_id") && field.getValue() instanceof String)
                .filter(field ->
                        !field.getKey().equals("node_id") && !field.getKey().equals("image_id"))
                .map(field -> " " + field.getKey() + "=" + quoted((String) field.getValue()))
                .collect(Collectors.joining());
        return TIME.format(at) + " " + String.format(Locale.ROOT, "%-7s", level) + " " + oneLine(message) + more;
    }

    private static String quoted(String value) {
        return value.matches("[\\w.:/@-]+") ? value : "\"" + oneLine(value).replace("\"", "'") + "\"";
    }

    /** Nothing that somebody else has said begins a line of its own, or steers a terminal. */
    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }
}

package io.aegis.images.adapters.web.api;

import io.aegis.images.adapters.web.http.Answer;
import io.aegis.images.application.publication.Document;
import io.aegis.images.application.publication.RecordDocuments;
import io.aegis.images.application.record.RecordedEvent;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Events as a table: RFC 4180, and nothing in it that a spreadsheet would take for a formula. */
final class AuditCsv {

    static final String MEDIA_TYPE = "text/csv";

    private static final List<String> OF_THE_EVENT = List.of("position", "time", "event", "outcome");
    private static final List<String> OF_ITS_DATA = List.of(
            "node_id",
            "image",
            "execution_id",
            "tenant_id",
            "correlation_id",
            "pull_id",
            "pull_policy",
            "credential_source",
            "digest",
            "image_id",
            "platform",
            "size_bytes",
            "bytes_transferred",
            "duration_ms",
            "how",
            "cause",
            "bytes_freed",
            "reason");
    private static final List<String> OF_ITS_FAILURE = List.of("class", "remedy");
    private static final String FORMULAS = "=+-@\t\r";

    static Answer of(List<RecordedEvent> events) {
        var head = Stream.of(OF_THE_EVENT, OF_ITS_DATA, List.of("failure_class", "remedy"))
                .flatMap(List::stream)
                .collect(Collectors.joining(","));
        return Answer.text(
                        MEDIA_TYPE + "; charset=utf-8; header=present",
                        events.stream().map(AuditCsv::line).collect(Collectors.joining("\r\n", head + "\r\n", "\r\n")))
                .with("Content-Disposition", "attachment; filename=\"audit.csv\"");
    }

    private static String line(RecordedEvent recorded) {
        var event = RecordDocuments.audit(recorded).fields();
        var data = part(event, "data");
        return Stream.of(
                        cells(event, OF_THE_EVENT),
                        cells(data, OF_ITS_DATA),
                        cells(part(data, "failure"), OF_ITS_FAILURE))
                .flatMap(cells -> cells)
                .collect(Collectors.joining(","));
    }

    private static Map<?, ? extends @Nullable Object> part(Map<?, ? extends @Nullable Object> whole, String key) {
        return switch (whole.get(key)) {
            case Map<?, ?> map -> map;
            case Document document -> document.fields();
            case null, default -> Map.of();
        };
    }

    private static Stream<String> cells(Map<?, ? extends @Nullable Object> values, List<String> columns) {
        return columns.stream().map(column -> cell(values.get(column)));
    }

    private static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Number number -> number.toString();
            default -> quoted(value.toString());
        };
    }

    private static String quoted(String text) {
        var harmless = !text.isEmpty() && FORMULAS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return harmless.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + harmless.replace("\"", "\"\"") + '"'
                : harmless;
    }

    private AuditCsv() {}
}

package io.aegis.images.adapters.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.aegis.images.adapters.oci.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a registry or a token server says of an error, whichever of their forms it says it in. */
final class ErrorWords {

    private static final int LONGEST = 2000;
    private static final List<String> ALONE =
            List.of("error_description", "error", "message", "details", "detail", "errorMessage");
    private static final Pattern EXPIRED = Pattern.compile("(?i)\\bexpired\\b");

    /** Empty when the answer has no words of its own. */
    static String of(Answer answer) {
        var body = answer.body();
        if (body.length == 0) {
            return "";
        }
        if (answer.mediaType().equals("text/html") || startsAsPage(body)) {
            return "a web page (HTTP " + answer.status() + ")";
        }
        return Json.object(body).fold(_ -> plain(answer), ErrorWords::ofJson);
    }

    /** @param repository left out of what is read: somebody's may be called {@code expired} */
    static boolean tellExpiry(String words, String repository) {
        return EXPIRED.matcher(words.replace(repository, "")).find();
    }

    private static String ofJson(JsonNode root) {
        var listed = root.path("errors")
                .valueStream()
                .limit(5)
                .map(error -> join(error.path("code"), error.path("message")))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("; "));
        return !listed.isEmpty()
                ? cut(listed)
                : ALONE.stream()
                        .map(root::path)
                        .filter(JsonNode::isTextual)
                        .map(node -> cut(node.asText()))
                        .findFirst()
                        .orElse("");
    }

    private static String join(JsonNode... parts) {
        return Stream.of(parts)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining(": "));
    }

    private static String plain(Answer answer) {
        return answer.mediaType().startsWith("text/plain") || answer.mediaType().isEmpty()
                ? cut(new String(answer.body(), StandardCharsets.UTF_8))
                : "";
    }

    private static boolean startsAsPage(byte[] body) {
        return new String(body, 0, Math.min(body.length, 100), StandardCharsets.UTF_8)
                .stripLeading()
                .startsWith("<");
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    private ErrorWords() {}
}

package io.aegis.images.adapters.web.http;

import io.vavr.control.Option;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code /v1/images/{reference}}: a variable stands for one segment, whatever is percent-encoded in it. */
public record PathTemplate(String text, List<String> segments) {

    static PathTemplate of(String text) {
        return new PathTemplate(text, List.of(text.substring(1).split("/", -1)));
    }

    /** The variables' values, when the path is one of these. */
    Option<Map<String, String>> match(List<String> path) {
        if (segments.size() != path.size()) {
            return Option.none();
        }
        var variables = new HashMap<String, String>();
        for (int i = 0; i < path.size(); i++) {
            var segment = segments.get(i);
            if (segment.startsWith("{")) {
                variables.put(segment.substring(1, segment.length() - 1), path.get(i));
            } else if (!segment.equals(path.get(i))) {
                return Option.none();
            }
        }
        return Option.some(variables);
    }

    @Override
    public String toString() {
        return text;
    }
}

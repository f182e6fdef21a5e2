package io.aegis.images.adapters.web.http;

import io.vavr.control.Option;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * One thing that can be asked.
 *
 * @param template {@code /v1/images/{reference}}: a variable stands for one segment, whatever is percent-encoded in it
 * @param parameters what its query may hold
 * @param whileStopping whether it is still answered when the service takes no new work
 */
public record Route(
        String method,
        String template,
        Set<String> parameters,
        boolean whileStopping,
        Function<Exchange, Answer> handler) {

    /** A read. */
    public static Route get(String template, Function<Exchange, Answer> handler, String... parameters) {
        return new Route("GET", template, new TreeSet<>(List.of(parameters)), true, handler);
    }

    /** New work. */
    public static Route work(String method, String template, Function<Exchange, Answer> handler, String... parameters) {
        return new Route(method, template, new TreeSet<>(List.of(parameters)), false, handler);
    }

    /** The end of work. */
    public static Route end(String template, Function<Exchange, Answer> handler) {
        return new Route("DELETE", template, new TreeSet<>(), true, handler);
    }

    /** The variables' values, when the path is one of this template's. */
    Option<Map<String, String>> match(List<String> path) {
        var parts = template.substring(1).split("/", -1);
        if (parts.length != path.size()) {
            return Option.none();
        }
        var variables = new HashMap<String, String>();
        for (int i = 0; i < parts.length; i++) {
            if (parts[i].startsWith("{")) {
                variables.put(parts[i].substring(1, parts[i].length() - 1), path.get(i));
            } else if (!parts[i].equals(path.get(i))) {
                return Option.none();
            }
        }
        return Option.some(variables);
    }
}

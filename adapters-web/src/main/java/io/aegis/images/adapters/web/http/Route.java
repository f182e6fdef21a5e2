package io.aegis.images.adapters.web.http;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * One thing that can be asked.
 *
 * @param parameters what its query may hold
 * @param whileStopping whether it is still answered when the service takes no new work
 */
public record Route(
        String method,
        PathTemplate template,
        Set<String> parameters,
        boolean whileStopping,
        Function<Exchange, Answer> handler) {

    /** A read. */
    public static Route get(String template, Function<Exchange, Answer> handler, String... parameters) {
        return new Route("GET", PathTemplate.of(template), new TreeSet<>(List.of(parameters)), true, handler);
    }

    /** New work. */
    public static Route work(String method, String template, Function<Exchange, Answer> handler, String... parameters) {
        return new Route(method, PathTemplate.of(template), new TreeSet<>(List.of(parameters)), false, handler);
    }

    /** The end of work. */
    public static Route end(String template, Function<Exchange, Answer> handler) {
        return new Route("DELETE", PathTemplate.of(template), new TreeSet<>(), true, handler);
    }
}

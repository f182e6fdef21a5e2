package io.aegis.images.adapters.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.stream.Collectors;

/** Values as they stand in a path or a query. */
final class Target {

    /** A path knows no plus for a space. */
    static String part(Object value) {
        return URLEncoder.encode(value.toString(), StandardCharsets.UTF_8).replace("+", "%20");
    }

    static String list(Collection<?> values) {
        return part(values.stream().map(Object::toString).collect(Collectors.joining(",")));
    }

    private Target() {}
}

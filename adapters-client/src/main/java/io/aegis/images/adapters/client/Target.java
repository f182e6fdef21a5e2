package io.aegis.images.adapters.client;

import io.vavr.control.Option;
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

    /** A parameter of a query; none for no value. */
    static Option<String> parameter(String name, Option<?> value) {
        return value.map(given -> name + "=" + part(given));
    }

    private Target() {}
}

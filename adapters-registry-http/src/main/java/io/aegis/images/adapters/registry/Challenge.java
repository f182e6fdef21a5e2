package io.aegis.images.adapters.registry;

import io.vavr.control.Option;
import java.util.Map;

/** One way to log in that a registry offers in {@code WWW-Authenticate}; scheme and names in lower case. */
record Challenge(String scheme, Map<String, String> parameters) {

    Challenge {
        parameters = Map.copyOf(parameters);
    }

    Option<String> parameter(String name) {
        return Option.<String>of(parameters.get(name)).filter(value -> !value.isEmpty());
    }

    boolean isBearer() {
        return scheme.equals("bearer");
    }

    boolean isBasic() {
        return scheme.equals("basic");
    }
}

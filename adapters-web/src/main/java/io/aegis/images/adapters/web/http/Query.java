package io.aegis.images.adapters.web.http;

import io.aegis.images.domain.Printable;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A request's query: each parameter once, and none that its resource does not know. */
public record Query(Map<String, String> parameters) {

    static Either<Problem, Query> parse(String raw, Set<String> known) {
        var parameters = new LinkedHashMap<String, String>();
        for (var part : raw.isEmpty() ? new String[0] : raw.split("&", -1)) {
            var equals = part.indexOf('=');
            var name = Percent.decodeQuery(equals < 0 ? part : part.substring(0, equals));
            var value = Percent.decodeQuery(equals < 0 ? "" : part.substring(equals + 1));
            if (name.isEmpty() || value.isEmpty()) {
                return Either.left(Problem.badInput("the query is not properly percent-encoded UTF-8"));
            }
            if (!known.contains(name.get())) {
                return Either.left(Problem.badInput(
                        "the query's parameter '" + Printable.of(name.get()) + "' is not known here",
                        known.isEmpty() ? "leave it out" : "use " + String.join(", ", known)));
            }
            if (parameters.put(name.get(), value.get()) != null) {
                return Either.left(Problem.badInput("the query says '" + name.get() + "' twice"));
            }
        }
        return Either.right(new Query(parameters));
    }

    /** False where it is not said. */
    public Either<Problem, Boolean> flag(String name) {
        return switch (find(name).getOrElse("false")) {
            case "true" -> Either.right(true);
            case "false" -> Either.right(false);
            default -> Either.left(Problem.badInput(name + " must be true or false"));
        };
    }

    public Option<String> find(String name) {
        return Option.<String>of(parameters.get(name)).filter(value -> !value.isEmpty());
    }
}

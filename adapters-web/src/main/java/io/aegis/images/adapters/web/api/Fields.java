package io.aegis.images.adapters.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aegis.images.adapters.web.http.Problem;
import io.aegis.images.domain.Printable;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Set;
import java.util.function.Function;

/** A body's fields: none that is not known; one that is null is not there. */
record Fields(ObjectNode object) {

    static Either<Problem, Fields> of(ObjectNode object, Set<String> known) {
        for (var name : (Iterable<String>) object::fieldNames) {
            if (!known.contains(name)) {
                return Either.left(Problem.badInput(
                        "the field '" + Printable.of(name) + "' is not known here", "use " + String.join(", ", known)));
            }
        }
        return Either.right(new Fields(object));
    }

    Option<JsonNode> find(String name) {
        return Option.<JsonNode>of(object.get(name)).filter(node -> !node.isNull());
    }

    Either<Problem, Option<String>> text(String name) {
        return find(name)
                .map(node -> node.isTextual()
                        ? Either.<Problem, Option<String>>right(Option.some(node.textValue()))
                        : Either.<Problem, Option<String>>left(Problem.badInput("'" + name + "' must be text")))
                .getOrElse(() -> Either.right(Option.none()));
    }

    /** The text read further; {@code wanted} says what it must be, and the text itself is not repeated. */
    <T> Either<Problem, Option<T>> text(String name, Function<String, Option<T>> reader, String wanted) {
        return text(name)
                .flatMap(given -> given.map(text -> reader.apply(text)
                                .map(Option::some)
                                .toEither(() -> Problem.badInput("'" + name + "' must be " + wanted)))
                        .getOrElse(() -> Either.right(Option.none())));
    }
}

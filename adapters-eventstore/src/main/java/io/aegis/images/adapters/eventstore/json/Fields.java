package io.aegis.images.adapters.eventstore.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.vavr.control.Option;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The fields of a stored object. Fields that nobody asks for are ignored: later versions may add some. */
record Fields(JsonNode node) {

    String text(String name) {
        return optionalText(name).getOrElseThrow(() -> new Unreadable("field " + name + " is missing"));
    }

    Option<String> optionalText(String name) {
        return present(name).map(value -> {
            if (!value.isTextual()) {
                throw new Unreadable("field " + name + " is not text");
            }
            return value.textValue();
        });
    }

    /** Empty when it is not there. */
    List<String> texts(String name) {
        return present(name).toJavaStream().flatMap(list -> items(name, list)).toList();
    }

    private static Stream<String> items(String name, JsonNode list) {
        if (!list.isArray()) {
            throw new Unreadable("field " + name + " is not a list");
        }
        return list.valueStream().map(value -> {
            if (!value.isTextual()) {
                throw new Unreadable("field " + name + " does not hold texts");
            }
            return value.textValue();
        });
    }

    long number(String name) {
        return optionalNumber(name).getOrElseThrow(() -> new Unreadable("field " + name + " is missing"));
    }

    Option<Long> optionalNumber(String name) {
        return present(name).map(value -> {
            if (!value.isIntegralNumber() || !value.canConvertToLong()) {
                throw new Unreadable("field " + name + " is not a whole number");
            }
            return value.longValue();
        });
    }

    int smallNumber(String name) {
        var number = number(name);
        if (number != (int) number) {
            throw new Unreadable("field " + name + " is too large");
        }
        return (int) number;
    }

    Fields object(String name) {
        return optionalObject(name).getOrElseThrow(() -> new Unreadable("field " + name + " is missing"));
    }

    Option<Fields> optionalObject(String name) {
        return present(name).map(value -> {
            if (!value.isObject()) {
                throw new Unreadable("field " + name + " is not an object");
            }
            return new Fields(value);
        });
    }

    /** A required value in the form that the parser knows. */
    <T> T value(String name, Function<String, Option<T>> parser) {
        return parsed(name, text(name), parser);
    }

    <T> Option<T> optional(String name, Function<String, Option<T>> parser) {
        return optionalText(name).map(text -> parsed(name, text, parser));
    }

    /** A required value among those of an enumeration, by its text. */
    <E extends Enum<E>> E word(String name, E[] words) {
        return value(name, text -> {
            for (var word : words) {
                if (word.toString().equals(text)) {
                    return Option.some(word);
                }
            }
            return Option.none();
        });
    }

    /** The same, or what its absence stands for. */
    <E extends Enum<E>> E word(String name, E[] words, E otherwise) {
        return present(name).isDefined() ? word(name, words) : otherwise;
    }

    private static <T> T parsed(String name, String text, Function<String, Option<T>> parser) {
        return parser.apply(text)
                .getOrElseThrow(() -> new Unreadable("field " + name + " has no meaning: " + shortened(text)));
    }

    private static String shortened(String text) {
        return text.length() > 80 ? text.substring(0, 79) + "…" : text;
    }

    private Option<JsonNode> present(String name) {
        return Option.<JsonNode>of(node.get(name)).filter(value -> !value.isNull());
    }
}

package io.aegis.images.adapters.eventstore.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** JSON as trees: no object is ever bound to a class. */
final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /** Leaves the field out where there is nothing to say. */
    static void put(ObjectNode object, String name, Option<?> value) {
        value.forEach(present -> object.put(name, present.toString()));
    }

    static JsonNode read(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new Unreadable("not JSON: " + broken.getOriginalMessage());
        }
    }

    static Fields readObject(String text) {
        var node = read(text);
        if (!node.isObject()) {
            throw new Unreadable("not a JSON object");
        }
        return new Fields(node);
    }

    static Option<Instant> instant(String text) {
        try {
            return Option.some(Instant.parse(text));
        } catch (DateTimeParseException broken) {
            return Option.none();
        }
    }

    static Option<Duration> duration(String text) {
        try {
            return Option.some(Duration.parse(text));
        } catch (DateTimeParseException broken) {
            return Option.none();
        }
    }

    private Json() {}
}

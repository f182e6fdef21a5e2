package io.aegis.images.adapters.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;

/** JSON as it is written: the same document, the same bytes. */
final class JsonBytes {

    private static final ObjectMapper JSON = new ObjectMapper();

    static byte[] of(JsonNode document) {
        try {
            return (JSON.writeValueAsString(document) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private JsonBytes() {}
}

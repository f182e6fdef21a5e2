package io.aegis.images.adapters.oci;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vavr.control.Either;
import java.io.IOException;

/** JSON as registries and engines write it: one object, no name twice, not deep, and nothing after it. */
public final class Json {

    private static final int DEEPEST = 50;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** A left says what it is instead; it quotes nothing. */
    public static Either<String, JsonNode> object(byte[] content) {
        try {
            var root = MAPPER.readTree(content);
            return root != null && root.isObject() ? right(root) : left("is no JSON object");
        } catch (IOException malformed) {
            return left("is not JSON");
        }
    }

    private Json() {}
}

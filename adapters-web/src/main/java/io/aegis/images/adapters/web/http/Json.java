package io.aegis.images.adapters.web.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aegis.images.application.publication.Document;
import io.vavr.control.Either;
import java.io.IOException;

/** Documents to JSON, and bodies from it: strictly, and no deeper than is sensible. */
public final class Json {

    private static final int DEEPEST = 50;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(100)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    public static String text(Document document) {
        try {
            return MAPPER.writeValueAsString(document.fields());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static byte[] bytes(Document document) {
        try {
            return MAPPER.writeValueAsBytes(document.fields());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** As its author wrote it, for what goes on as text. */
    public static String text(JsonNode node) {
        return node.isTextual() ? node.textValue() : node.toString();
    }

    static Either<Problem, ObjectNode> object(byte[] body) {
        try {
            return MAPPER.readTree(body) instanceof ObjectNode object
                    ? Either.right(object)
                    : Either.left(Problem.badInput("the body must be a JSON object"));
        } catch (JsonProcessingException malformed) {
            // Jackson's own message quotes the body, which may hold what nobody should read in a log.
            var place = malformed.getLocation();
            return Either.left(Problem.badInput("the body is not JSON that can be read"
                    + (place == null ? "" : ": line " + place.getLineNr() + ", column " + place.getColumnNr())));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Json() {}
}

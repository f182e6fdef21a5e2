package io.aegis.images.adapters.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vavr.control.Option;

/**
 * One line of a pull's stream.
 *
 * @param error an error that came inside a successful answer: status 200 says nothing of how a pull ends
 */
record PullLine(String status, String id, long current, long total, Option<String> error) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static PullLine parse(String line) throws JsonProcessingException {
        var json = JSON.readTree(line);
        var progress = json.path("progressDetail");
        return new PullLine(
                json.path("status").asText(""),
                json.path("id").asText(""),
                Math.max(0, progress.path("current").asLong(0)),
                Math.max(0, progress.path("total").asLong(0)),
                error(json));
    }

    private static Option<String> error(JsonNode json) {
        var detail = json.path("errorDetail").path("message");
        var error = detail.isTextual() ? detail : json.path("error");
        return error.isMissingNode() || error.isNull() ? Option.none() : Option.some(error.asText());
    }
}

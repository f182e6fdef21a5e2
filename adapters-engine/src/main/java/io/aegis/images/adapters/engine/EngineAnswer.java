package io.aegis.images.adapters.engine;

import com.fasterxml.jackson.databind.JsonNode;

/** An engine's whole answer to a short question; a missing node where the body is no JSON. */
public record EngineAnswer(int status, JsonNode body) {

    public boolean isOk() {
        return status >= 200 && status < 300;
    }

    /** The engine's own words for an error: Docker's {@code message}, libpod's {@code cause} and {@code message}. */
    public String message() {
        return body.path("message").asText(body.path("cause").asText("status " + status));
    }
}

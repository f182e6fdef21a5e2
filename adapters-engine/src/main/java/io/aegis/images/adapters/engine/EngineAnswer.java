package io.aegis.images.adapters.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/** An engine's whole answer to a short question; a missing node where the body is no JSON. */
public record EngineAnswer(int status, JsonNode body) {

    private static final Pattern NO_SUCH_IMAGE = Pattern.compile("(?i)no such image|image not known");

    /** It succeeded, and said what it was asked: an answer that cannot be read must not pass for one that holds nothing. */
    public boolean isOk() {
        return status >= 200 && status < 300 && !body.isMissingNode();
    }

    /** It says that it holds no such image; another 404 says nothing about images. */
    public boolean isNoSuchImage() {
        return status == 404 && NO_SUCH_IMAGE.matcher(message()).find();
    }

    /** The engine's own words for an error: Docker's {@code message}, libpod's {@code cause} and {@code message}. */
    public String message() {
        var unsaid = "status " + status + (body.isMissingNode() ? " and no JSON" : "");
        return body.path("message").asText(body.path("cause").asText(unsaid));
    }
}

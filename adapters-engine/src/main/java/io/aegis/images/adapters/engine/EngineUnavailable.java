package io.aegis.images.adapters.engine;

import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.RuntimeUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Why an engine could not be asked, in words that lead to what is wrong with it. */
final class EngineUnavailable {

    static PullFailure because(Throwable thrown, String engine, EngineEndpoint endpoint) {
        return unavailable(engine, endpoint, reason(thrown, endpoint));
    }

    static PullFailure brokenOff(String engine, EngineEndpoint endpoint, String what) {
        return unavailable(engine, endpoint, what);
    }

    private static PullFailure unavailable(String engine, EngineEndpoint endpoint, String reason) {
        return new RuntimeUnavailable(engine + " at " + endpoint, new Detail(reason));
    }

    private static String reason(Throwable thrown, EngineEndpoint endpoint) {
        var text = innermost(thrown);
        if (text.contains("Connection refused")) {
            return endpoint.socketFile()
                    .map(_ -> "the socket is there but nobody listens: the engine was stopped or killed")
                    .getOrElse("connection refused: nothing listens there");
        }
        if (text.contains("Permission denied")) {
            return "permission denied: this user may not use the socket"
                    + endpoint.socketFile().map(EngineUnavailable::owner).getOrElse("");
        }
        if (text.contains("No such file or directory")) {
            return "there is no such socket: the engine is not running, or listens elsewhere";
        }
        return text;
    }

    private static String owner(Path socket) {
        try {
            return ", which belongs to " + Files.getAttribute(socket, "unix:owner") + ":"
                    + Files.getAttribute(socket, "unix:group");
        } catch (IOException | UnsupportedOperationException | SecurityException unknown) {
            return "";
        }
    }

    private static String innermost(Throwable thrown) {
        var cause = thrown;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        var message = cause.getMessage();
        return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
    }

    private EngineUnavailable() {}
}

package io.aegis.images.adapters.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aegis.images.application.service.Refusal;
import io.vavr.control.Either;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Questions to the service, each over a connection of its own. */
final class Questions {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 64 << 20;

    private final Path socket;

    Questions(Path socket) {
        this.socket = socket;
    }

    /** What came back: what was asked for, or a problem. */
    record Reply(int status, JsonNode body) {
        boolean isProblem() {
            return status != 200;
        }

        Refusal refusal() {
            return Questions.refusal(body);
        }
    }

    /** A left is the problem that the service answered with. */
    Either<Refusal, JsonNode> body(String method, String target) throws IOException {
        var reply = ask(method, target);
        return reply.isProblem() ? Either.left(reply.refusal()) : Either.right(reply.body());
    }

    Reply ask(String method, String target) throws IOException {
        try (var talk = Talk.with(socket)) {
            var status = talk.ask(head(method, target, "application/json"));
            return new Reply(status, JSON.readTree(talk.body().readNBytes(LONGEST)));
        }
    }

    /** The same where the answer is no document. */
    Either<Refusal, String> text(String target) throws IOException {
        try (var talk = Talk.with(socket)) {
            var status = talk.ask(head("GET", target, "text/plain"));
            var body = talk.body().readNBytes(LONGEST);
            return status == 200
                    ? Either.right(new String(body, StandardCharsets.UTF_8))
                    : Either.left(refusal(JSON.readTree(body)));
        }
    }

    private static String head(String method, String target, String accepted) {
        return method + " " + target + " HTTP/1.1\r\nHost: node\r\nAccept: " + accepted
                + "\r\nConnection: close\r\n\r\n";
    }

    /** Opens a stream of events; whoever asks reads and closes it. A left is the problem that was answered instead. */
    Either<Refusal, Talk> post(String target, JsonNode body) throws IOException {
        var bytes = JSON.writeValueAsBytes(body);
        var talk = Talk.with(socket);
        var status = talk.ask("POST " + target + " HTTP/1.1\r\nHost: node\r\nAccept: text/event-stream\r\n"
                + "Content-Type: application/json\r\nConnection: close\r\nContent-Length: " + bytes.length + "\r\n\r\n"
                + new String(bytes, StandardCharsets.UTF_8));
        if (status == 200) {
            return Either.right(talk);
        }
        try (talk) {
            return Either.left(refusal(JSON.readTree(talk.body().readNBytes(LONGEST))));
        }
    }

    static JsonNode parse(String text) throws IOException {
        return JSON.readTree(text);
    }

    static ObjectMapper json() {
        return JSON;
    }

    private static Refusal refusal(JsonNode problem) {
        return new Refusal(
                problem.path("type").asText(Refusal.UNAVAILABLE),
                problem.path("detail").asText("the service answers something else than was asked"),
                problem.path("remedy").asText(""));
    }
}

package io.aegis.images.adapters.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.publication.Document;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Work that is followed, from its acceptance to its answer. */
final class Followed {

    private static final String EVENT = "event: ";
    private static final String DATA = "data: ";

    /** Cancelling hangs up; the answer is then what was recorded. */
    static Document follow(Talk talk, Consumer<JsonNode> progress, Cancellation cancellation) throws IOException {
        try (talk;
                var _ = cancellation.onCancel(talk::hangUp);
                var lines = new BufferedReader(new InputStreamReader(talk.body(), StandardCharsets.UTF_8))) {
            var event = "";
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(EVENT)) {
                    event = line.substring(EVENT.length());
                } else if (line.startsWith(DATA)) {
                    var data = Questions.parse(line.substring(DATA.length()));
                    if (event.equals("result")) {
                        return FromJson.document(data);
                    }
                    if (event.equals("progress")) {
                        progress.accept(data);
                    }
                }
            }
            throw new EOFException("it ended before its answer");
        }
    }

    private Followed() {}
}

package io.aegis.images.adapters.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.LayerProgress;
import io.aegis.images.application.port.LayerProgress.Phase;
import io.aegis.images.application.port.PullObserver;
import io.aegis.images.application.port.Registry.RemoteLayer;
import io.aegis.images.application.publication.Document;
import io.aegis.images.domain.reference.Digest;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** An ensure that is followed, from its acceptance to its answer. */
final class EnsureStream {

    private static final String EVENT = "event: ";
    private static final String DATA = "data: ";

    private final Talk talk;
    private final PullObserver observer;
    private boolean resolved;

    EnsureStream(Talk talk, PullObserver observer) {
        this.talk = talk;
        this.observer = observer;
    }

    Document follow(Cancellation cancellation) throws IOException {
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
                        tell(data);
                    }
                }
            }
            throw new EOFException("it ended before its answer");
        }
    }

    private void tell(JsonNode progress) {
        if (!resolved && progress.path("state").asText().equals("pulling")) {
            resolved = true;
            observer.resolved();
        }
        if (progress.path("contents").isArray()) {
            observer.sized(progress.path("contents")
                    .valueStream()
                    .map(layer -> new RemoteLayer(
                            new Digest(layer.path("digest").asText()),
                            layer.path("compressed_bytes").asLong()))
                    .toList());
        }
        progress.path("layers")
                .forEach(layer -> observer.progressed(new LayerProgress(
                        layer.path("layer").asText(),
                        Phase.valueOf(layer.path("phase").asText().toUpperCase(Locale.ROOT)),
                        layer.path("current").asLong(),
                        layer.path("total").asLong())));
    }
}

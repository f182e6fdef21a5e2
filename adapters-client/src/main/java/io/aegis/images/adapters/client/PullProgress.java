package io.aegis.images.adapters.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.aegis.images.application.port.LayerProgress;
import io.aegis.images.application.port.LayerProgress.Phase;
import io.aegis.images.application.port.PullObserver;
import io.aegis.images.application.port.Registry.RemoteLayer;
import io.aegis.images.domain.reference.Digest;
import java.util.Locale;
import java.util.function.Consumer;

/** Tells an observer what the service tells of one image's pull. */
final class PullProgress implements Consumer<JsonNode> {

    private final PullObserver observer;
    private boolean resolved;

    PullProgress(PullObserver observer) {
        this.observer = observer;
    }

    @Override
    public void accept(JsonNode progress) {
        if (!resolved && progress.path("state").asText().equals("pulling")) {
            resolved = true;
            observer.resolved();
        }
        if (!progress.path("contents").isEmpty()) {
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

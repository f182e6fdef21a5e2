package io.aegis.images.adapters.web.api;

import io.aegis.images.adapters.web.http.EventStream;
import io.aegis.images.application.port.LayerProgress;
import io.aegis.images.application.publication.Document;
import io.aegis.images.application.publication.PullDocuments;
import io.aegis.images.domain.image.NodeId;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Tells a client how its images come, several times a second at most, and at last what became of each. */
final class EnsureProgress {

    private static final Duration OFTEN = Duration.ofMillis(150);

    private final NodeId node;
    private final Ensuring work;
    private final EventStream stream;
    private final Map<String, LayerProgress> told = new HashMap<>();
    private final Set<Ensuring.Part> sized = new HashSet<>();
    private final Set<Ensuring.Part> ended = new HashSet<>();

    EnsureProgress(NodeId node, Ensuring work, EventStream stream) {
        this.node = node;
        this.work = work;
        this.stream = stream;
    }

    void follow() {
        work.parts()
                .forEach(part -> stream.send(
                        "accepted",
                        new Document()
                                .with("pull_id", part.running().id())
                                .with("reference", part.running().request().reference())
                                .with("node", node)
                                .with(
                                        "warnings",
                                        part.running().request().image().warnings())));
        stream.flush();
        Waiting.tell(work.interest(), stream, OFTEN, this::tell);
    }

    private void tell() {
        work.parts().stream().filter(part -> !ended.contains(part)).forEach(this::tell);
        stream.flush();
    }

    private void tell(Ensuring.Part part) {
        var done = part.answer().isDone();
        progress(part);
        if (done) {
            ended.add(part);
            stream.send("result", EnsureAnswers.document(part.answer().join()));
        }
    }

    private void progress(Ensuring.Part part) {
        var running = part.running();
        var layers = running.layers().stream()
                .filter(layer -> !layer.equals(told.put(running.id() + layer.layer(), layer)))
                .toList();
        var sizes = running.sizes().filter(_ -> sized.add(part));
        if (!layers.isEmpty() || sizes.isDefined()) {
            stream.send(
                    "progress",
                    new Document()
                            .with("pull_id", running.id())
                            .with("reference", running.request().reference())
                            .with("state", running.isPulling() ? "pulling" : "waiting")
                            .with("contents", sizes.map(PullDocuments::contents))
                            .with("layers", PullDocuments.layers(layers)));
        }
    }
}

package io.aegis.images.application.publication;

import io.aegis.images.application.port.LayerProgress;
import io.aegis.images.application.port.Registry.RemoteLayer;
import io.aegis.images.application.running.RunningRequest;
import io.aegis.images.domain.image.ImageEvent.ImagePullCompleted;
import io.aegis.images.domain.image.ImageEvent.ImagePullFailed;
import io.aegis.images.domain.image.ImageEvent.ImagePullStarted;
import io.aegis.images.domain.image.NodeId;
import io.aegis.images.domain.image.Requester;
import io.vavr.control.Option;
import java.util.List;
import java.util.Locale;

/** Pulls while they run and afterwards. */
public final class PullDocuments {

    /** One that this process serves. */
    public static Document running(NodeId node, RunningRequest running) {
        var request = running.request();
        return pull(running.id(), running.isPulling() ? "pulling" : "waiting")
                .with("reference", request.reference())
                .with("node", node)
                .with("policy", request.policy())
                .with("execution_id", request.by().execution())
                .with("tenant_id", request.by().tenant())
                .with("asked_at", running.since())
                .with("bytes_total", running.sizes().map(PullDocuments::bytes))
                .with("layers", layers(running.layers()))
                .with("result", Option.none());
    }

    /** One that another process on this node serves: how far it is, only that process knows. */
    public static Document elsewhere(ImagePullStarted started) {
        return pull(started.pull(), "pulling")
                .with("reference", started.id().reference())
                .with("node", started.id().node())
                .with("policy", started.policy())
                .with("execution_id", started.by().execution())
                .with("tenant_id", started.by().tenant())
                .with("asked_at", started.askedAt())
                .with("bytes_total", Option.none())
                .with("layers", Option.none())
                .with("result", Option.none());
    }

    public static Document completed(ImagePullCompleted done) {
        return ended(
                pull(done.pull(), "completed")
                        .with("reference", done.id().reference())
                        .with("node", done.id().node())
                        .with("policy", done.policy()),
                done.by(),
                EnsureDocuments.completed(done));
    }

    public static Document failed(ImagePullFailed failed) {
        return ended(
                pull(failed.pull(), "failed")
                        .with("reference", failed.id().reference())
                        .with("node", failed.id().node())
                        .with("policy", failed.policy()),
                failed.by(),
                EnsureDocuments.failed(failed));
    }

    /** What of one layer is told while it comes. */
    public static Document layer(LayerProgress layer) {
        return new Document()
                .with("layer", layer.layer())
                .with("phase", layer.phase().name().toLowerCase(Locale.ROOT))
                .with("current", layer.current())
                .with("total", layer.total());
    }

    public static List<?> layers(List<LayerProgress> layers) {
        return layers.stream().map(PullDocuments::layer).map(Document::fields).toList();
    }

    /** What an image consists of, with true sizes. */
    public static List<?> contents(List<RemoteLayer> layers) {
        return layers.stream()
                .map(layer -> new Document()
                        .with("digest", layer.digest())
                        .with("compressed_bytes", layer.compressedBytes())
                        .fields())
                .toList();
    }

    private static Document ended(Document document, Requester by, Document result) {
        return document.with("execution_id", by.execution())
                .with("tenant_id", by.tenant())
                .with("asked_at", Option.none())
                .with("bytes_total", Option.none())
                .with("layers", Option.none())
                .with("result", result);
    }

    private static Document pull(Object id, String state) {
        return new Document().with("pull_id", id).with("state", state);
    }

    private static long bytes(List<RemoteLayer> layers) {
        return layers.stream().mapToLong(RemoteLayer::compressedBytes).sum();
    }

    private PullDocuments() {}
}

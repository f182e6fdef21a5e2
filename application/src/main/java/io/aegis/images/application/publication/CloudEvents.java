package io.aegis.images.application.publication;

import io.aegis.images.application.record.RecordedEvent;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.image.ImageEvent;
import io.aegis.images.domain.image.ImageEvent.ImageCached;
import io.aegis.images.domain.image.ImageEvent.ImagePullCompleted;
import io.aegis.images.domain.image.ImageEvent.ImagePullFailed;
import io.aegis.images.domain.image.ImageEvent.ImagePullStarted;
import io.aegis.images.domain.image.ImageEvent.ImageRemoved;

/**
 * Recorded events as CloudEvents 1.0. The data keeps the field names of AEGIS's own image events where there are such, and
 * adds what those lack.
 */
public final class CloudEvents {

    private static final String TYPE_PREFIX = "aegis.images.";

    public static Document of(RecordedEvent recorded) {
        var event = recorded.event();
        return new Document()
                .with("specversion", "1.0")
                .with("id", recorded.eventId())
                .with("source", "/nodes/" + event.id().node())
                .with("type", TYPE_PREFIX + name(event))
                .with("subject", event.id().reference())
                .with("time", event.at())
                .with("datacontenttype", "application/json")
                // An extension attribute. Text, because CloudEvents' integers end at 2^31.
                .with("position", Long.toString(recorded.position()))
                .with("data", data(event));
    }

    /** The event's public name: {@code ImagePullStarted}. */
    public static String name(ImageEvent event) {
        return switch (event) {
            case ImagePullStarted _ -> "ImagePullStarted";
            case ImagePullCompleted _ -> "ImagePullCompleted";
            case ImagePullFailed _ -> "ImagePullFailed";
            case ImageCached _ -> "ImageCached";
            case ImageRemoved _ -> "ImageRemoved";
        };
    }

    /** What the event tells, by its public field names. */
    public static Document data(ImageEvent event) {
        return switch (event) {
            case ImagePullStarted started ->
                common(started)
                        .with("pull_id", started.pull())
                        .with("pull_policy", started.policy())
                        .with("registry", started.id().reference().host())
                        .with("credential_source", started.credential())
                        .with("attempt", started.attempt())
                        .with("platform", started.platform())
                        .with("started_at", started.at());
            case ImagePullCompleted completed ->
                content(common(completed), completed.image())
                        .with("pull_id", completed.pull())
                        .with("pull_policy", completed.policy())
                        .with("source", completed.source())
                        .with("bytes_transferred", completed.bytesTransferred())
                        .with("duration_ms", completed.duration().toMillis())
                        .with("joined_pull_id", completed.joined())
                        .with(
                                "access",
                                completed
                                        .access()
                                        .map(proof -> new Document()
                                                .with("credential_source", proof.source())
                                                .with("proven_at", proof.at())))
                        .with(
                                "fallback",
                                completed.fallback().map(failure -> FailureDocument.of(failure, failure.retryAfter())))
                        .with("completed_at", completed.at());
            case ImagePullFailed failed ->
                common(failed)
                        .with("pull_id", failed.pull())
                        .with("pull_policy", failed.policy())
                        .with("reason", failed.failure().message())
                        .with(
                                "failure",
                                FailureDocument.of(
                                        failed.failure(), failed.failure().retryAfter()))
                        .with("attempt", failed.attempt())
                        .with("duration_ms", failed.duration().toMillis())
                        .with("joined_pull_id", failed.joined())
                        .with("failed_at", failed.at());
            case ImageCached cached ->
                content(common(cached), cached.image())
                        .with("how", cached.how())
                        .with("cached_at", cached.at());
            case ImageRemoved removed ->
                content(common(removed), removed.image())
                        .with("cause", removed.cause())
                        .with("bytes_freed", removed.bytesFreed())
                        .with("removed_at", removed.at());
        };
    }

    private static Document common(ImageEvent event) {
        return new Document()
                .with("node_id", event.id().node())
                .with("image", event.id().reference())
                .with("execution_id", event.by().execution())
                .with("tenant_id", event.by().tenant())
                .with("correlation_id", event.by().correlation());
    }

    private static Document content(Document document, HeldImage image) {
        return document.with("digest", image.digest())
                .with("image_id", image.imageId())
                .with("platform", image.platform())
                .with("size_bytes", image.sizeBytes());
    }

    private CloudEvents() {}
}

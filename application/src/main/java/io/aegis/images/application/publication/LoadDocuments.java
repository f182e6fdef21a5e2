package io.aegis.images.application.publication;

import io.aegis.images.application.loading.LoadFailure;
import io.aegis.images.application.loading.LoadReport.Entry;
import io.aegis.images.application.loading.LoadReport.Ready;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.image.NodeId;
import io.vavr.control.Option;

/** What became of an archive's images, as programs read it. */
public final class LoadDocuments {

    public static Document of(NodeId node, Entry entry) {
        var image = entry.outcome().toOption().map(Ready::image);
        return new Document()
                .with("reference", entry.reference())
                .with("node", node)
                .with(
                        "outcome",
                        entry.outcome().<String>fold(_ -> "failed", ready -> ready.loaded() ? "loaded" : "present"))
                .with("digest", image.flatMap(HeldImage::digest))
                .with("image_id", image.map(HeldImage::imageId))
                .with("platform", image.map(HeldImage::platform))
                .with("size_bytes", image.map(HeldImage::sizeBytes))
                .with("failure", entry.outcome().swap().toOption().map(LoadDocuments::failure));
    }

    /** With the keys of every other failure. */
    public static Document failure(LoadFailure failure) {
        return failure instanceof LoadFailure.NotTaken(var notTaken)
                ? FailureDocument.of(notTaken, notTaken.retryAfter())
                : new Document()
                        .with("class", failure.name())
                        .with("reason", Option.none())
                        .with("message", failure.message())
                        .with("host", Option.none())
                        .with("remedy", failure.remedy())
                        .with("retryable", failure.retryable())
                        .with("retry_after_seconds", Option.none());
    }

    private LoadDocuments() {}
}

package io.aegis.images.application.publication;

import io.aegis.images.application.EnsureFailure;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.image.ImageEvent.ImagePullCompleted;
import io.aegis.images.domain.image.ImageEvent.ImagePullFailed;

/** The answers to an ensure as programs read them. */
public final class EnsureDocuments {

    public static Document completed(ImagePullCompleted completed) {
        HeldImage image = completed.image();
        return new Document()
                .with("reference", completed.id().reference())
                .with("node", completed.id().node())
                .with("policy", completed.policy())
                .with("source", completed.source())
                .with("digest", image.digest())
                .with("image_id", image.imageId())
                .with("platform", image.platform())
                .with("size_bytes", image.sizeBytes())
                .with("bytes_transferred", completed.bytesTransferred())
                .with("duration_ms", completed.duration().toMillis())
                .with(
                        "fallback",
                        completed.fallback().map(failure -> FailureDocument.of(failure, failure.retryAfter())))
                .with("pull_id", completed.pull())
                .with("execution_id", completed.by().execution());
    }

    public static Document failed(EnsureFailure failed) {
        var order = failed.order();
        return new Document()
                .with("reference", order.id().reference())
                .with("node", order.id().node())
                .with("policy", order.policy())
                .with("duration_ms", failed.duration().toMillis())
                .with("pull_id", order.pull())
                .with("execution_id", order.by().execution())
                .with("failure", FailureDocument.of(failed.failure(), failed.retryAfter()));
    }

    /** The same as it is on record. */
    public static Document failed(ImagePullFailed failed) {
        return new Document()
                .with("reference", failed.id().reference())
                .with("node", failed.id().node())
                .with("policy", failed.policy())
                .with("duration_ms", failed.duration().toMillis())
                .with("pull_id", failed.pull())
                .with("execution_id", failed.by().execution())
                .with(
                        "failure",
                        FailureDocument.of(failed.failure(), failed.failure().retryAfter()));
    }

    private EnsureDocuments() {}
}

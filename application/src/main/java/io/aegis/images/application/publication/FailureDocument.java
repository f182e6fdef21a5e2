package io.aegis.images.application.publication;

import io.aegis.images.domain.pull.PullFailure;
import io.vavr.control.Option;
import java.time.Duration;

/** A pull's failure as programs read it. */
public final class FailureDocument {

    public static Document of(PullFailure failure, Option<Duration> retryAfter) {
        return new Document()
                .with("class", failure.name())
                .with("message", failure.message())
                .with("host", failure.host())
                .with("remedy", failure.remedy())
                .with("retryable", failure.retryable())
                .with("retry_after_seconds", retryAfter.map(FailureDocument::seconds));
    }

    /** Rounded up: who waits that long does not come too early. */
    private static long seconds(Duration duration) {
        return duration.plusMillis(999).toSeconds();
    }

    private FailureDocument() {}
}

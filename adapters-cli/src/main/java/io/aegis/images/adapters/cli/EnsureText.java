package io.aegis.images.adapters.cli;

import io.aegis.images.application.EnsureFailure;
import io.aegis.images.application.publication.EnsureDocuments;
import io.aegis.images.application.publication.FailureDocument;
import io.aegis.images.domain.image.ImageEvent.ImagePullCompleted;
import java.time.Duration;
import java.util.List;

/** The answers to an ensure as people read them. */
final class EnsureText {
    static String completed(Answered done) {
        return done.text("source") + " " + done.text("reference") + " "
                + done.find("digest").getOrElse("image " + done.text("image_id"))
                + " (" + done.text("platform") + ", " + Sizes.text(done.number("size_bytes")) + transferred(done)
                + ") in " + Durations.text(Duration.ofMillis(done.number("duration_ms")));
    }

    /** At most one line: why the registry was not asked after all. */
    static List<String> fallback(Answered done) {
        return done.section("fallback")
                .map(failure -> List.of(done.text("reference")
                        + " is the node's own copy, whatever its registry holds by now: " + failure.text("message")))
                .getOrElse(List.of());
    }

    /** What to do, and how long to wait first where that is known. */
    static String nextStep(Answered failure) {
        var wait = failure.number("retry_after_seconds");
        return failure.text("remedy")
                + (wait > 0 ? "; asking again makes sense in " + Durations.text(Duration.ofSeconds(wait)) : "");
    }

    static String completed(ImagePullCompleted done) {
        return completed(Answered.of(EnsureDocuments.completed(done)));
    }

    static List<String> fallback(ImagePullCompleted done) {
        return fallback(Answered.of(EnsureDocuments.completed(done)));
    }

    static String nextStep(EnsureFailure failed) {
        return nextStep(Answered.of(FailureDocument.of(failed.failure(), failed.retryAfter())));
    }

    private static String transferred(Answered done) {
        return done.text("source").equals("Downloaded") && done.number("bytes_transferred") > 0
                ? ", " + Sizes.text(done.number("bytes_transferred")) + " transferred"
                : "";
    }

    private EnsureText() {}
}

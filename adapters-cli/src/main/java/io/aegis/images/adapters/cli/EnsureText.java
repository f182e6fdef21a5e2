package io.aegis.images.adapters.cli;

import io.aegis.images.application.EnsureFailure;
import io.aegis.images.domain.image.ImageEvent.ImagePullCompleted;
import io.aegis.images.domain.pull.PullSource;
import io.aegis.images.domain.reference.Digest;
import java.util.List;

/** The answers to an ensure as people read them. */
final class EnsureText {
    static String completed(ImagePullCompleted done) {
        var image = done.image();
        return done.source() + " " + done.id().reference() + " "
                + image.digest().map(Digest::toString).getOrElse("image " + image.imageId())
                + " (" + image.platform() + ", " + Sizes.text(image.sizeBytes()) + transferred(done) + ") in "
                + Durations.text(done.duration());
    }

    /** At most one line: why the registry was not asked after all. */
    static List<String> fallback(ImagePullCompleted done) {
        return done.fallback()
                .map(failure -> List.of(done.id().reference()
                        + " is the node's own copy, whatever its registry holds by now: " + failure.message()))
                .getOrElse(List.of());
    }

    /** What to do, and how long to wait first where that is known. */
    static String nextStep(EnsureFailure failed) {
        var wait = failed.retryAfter()
                .map(after -> "; asking again makes sense in " + Durations.text(after))
                .getOrElse("");
        return failed.failure().remedy() + wait;
    }

    private static String transferred(ImagePullCompleted done) {
        return done.source() == PullSource.DOWNLOADED && done.bytesTransferred() > 0
                ? ", " + Sizes.text(done.bytesTransferred()) + " transferred"
                : "";
    }

    private EnsureText() {}
}

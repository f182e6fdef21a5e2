package io.aegis.images.application;

import io.aegis.images.application.preparation.Need;
import io.aegis.images.domain.image.ImageEvent.ImagePullCompleted;
import io.aegis.images.domain.pull.PullSource;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a precache came to.
 *
 * @param images one for each need, in the order of their naming
 */
public record PrecacheReport(List<PreparedImage> images, Duration duration) {

    /** An image that is ready, or why it is not; the same as an ensure's answer. */
    public record PreparedImage(Need need, Either<EnsureFailure, ImagePullCompleted> outcome) {

        /** How it became ready, or the failure's class. */
        Either<String, PullSource> word() {
            return outcome.bimap(failed -> failed.failure().name(), ImagePullCompleted::source);
        }
    }

    public boolean isComplete() {
        return failures().isEmpty();
    }

    public List<EnsureFailure> failures() {
        return images.stream()
                .flatMap(image -> image.outcome().swap().toJavaStream())
                .toList();
    }

    public long ready() {
        return completed().count();
    }

    public long downloaded() {
        return completed()
                .filter(done -> done.source() == PullSource.DOWNLOADED)
                .count();
    }

    /** As far as the runtime told: a layer that it downloaded once for several of them counts once. */
    public long bytesTransferred() {
        return completed().mapToLong(ImagePullCompleted::bytesTransferred).sum();
    }

    private Stream<ImagePullCompleted> completed() {
        return images.stream().flatMap(image -> image.outcome().toJavaStream());
    }
}

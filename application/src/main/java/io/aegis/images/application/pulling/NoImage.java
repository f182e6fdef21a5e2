package io.aegis.images.application.pulling;

import io.aegis.images.domain.pull.PullFailure;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * Why a request ends without an image.
 *
 * @param retryAfter when asking again makes sense, where the registry or the node's back-off says so
 */
public record NoImage(PullFailure failure, Option<Duration> retryAfter) {

    static NoImage because(PullFailure failure) {
        return new NoImage(failure, failure.retryAfter());
    }
}

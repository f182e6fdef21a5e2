package io.aegis.images.application;

import io.aegis.images.domain.image.PullOrder;
import io.aegis.images.domain.pull.PullFailure;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * The image is not ready: no container may start.
 *
 * @param duration since it was asked for
 * @param retryAfter when asking again makes sense, where the registry or the node's back-off says so
 */
public record EnsureFailure(PullOrder order, PullFailure failure, Duration duration, Option<Duration> retryAfter) {}

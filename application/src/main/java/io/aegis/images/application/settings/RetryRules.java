package io.aegis.images.application.settings;

import io.aegis.images.domain.pull.PullFailure;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.Map;

/**
 * How often a pull is tried again by itself, per failure class ({@code spec.images.retries}). A failure that cannot pass
 * by itself is never tried again, and a registry that says when to come back is obeyed.
 */
public record RetryRules(Map<String, Rule> byFailure) {

    public static final RetryRules ONE_ATTEMPT = new RetryRules(Map.of());

    /**
     * @param attempts in all, the first included
     * @param delay before the second attempt; doubled before each further one
     * @param longestDelay where the doubling ends; a registry that asks for a longer wait is not waited for
     */
    public record Rule(int attempts, Duration delay, Duration longestDelay) {}

    /** How long to wait before the next attempt; empty when there is none. */
    public Option<Duration> delayAfter(PullFailure failure, int failedAttempts) {
        return Option.<Rule>of(byFailure.get(failure.name()))
                .filter(rule -> failure.retryable() && failedAttempts < rule.attempts())
                .flatMap(rule -> wait(rule, failure, failedAttempts));
    }

    private static Option<Duration> wait(Rule rule, PullFailure failure, int failedAttempts) {
        var doubled = rule.delay().multipliedBy(1L << Math.min(failedAttempts - 1, 20));
        var own = doubled.compareTo(rule.longestDelay()) > 0 ? rule.longestDelay() : doubled;
        return failure.retryAfter()
                .map(asked -> asked.compareTo(rule.longestDelay()) <= 0
                        ? Option.some(asked.compareTo(own) > 0 ? asked : own)
                        : Option.<Duration>none())
                .getOrElse(() -> Option.some(own));
    }
}

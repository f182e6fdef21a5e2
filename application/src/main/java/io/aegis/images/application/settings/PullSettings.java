package io.aegis.images.application.settings;

import io.vavr.control.Option;

/**
 * How this node pulls.
 *
 * @param backOff empty: each request goes to the registry, however often it failed before
 */
public record PullSettings(PullClocks clocks, PullLimits limits, RetryRules retries, Option<BackOffRule> backOff) {

    public static final PullSettings DEFAULT =
            new PullSettings(PullClocks.DEFAULT, PullLimits.DEFAULT, RetryRules.ONE_ATTEMPT, Option.none());
}

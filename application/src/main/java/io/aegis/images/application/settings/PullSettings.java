package io.aegis.images.application.settings;

import io.vavr.control.Option;

/**
 * How this node pulls.
 *
 * @param backOff empty: each request goes to the registry, however often it failed before
 * @param probe whether the registry is asked directly beside a pull: for the true reason of a failure, the size, and an
 *     unchanged image under {@code Always}
 * @param fallBackToCached whether a present copy serves {@code Always} while the registry cannot be asked
 */
public record PullSettings(
        PullClocks clocks,
        PullLimits limits,
        RetryRules retries,
        Option<BackOffRule> backOff,
        AccessRules access,
        boolean probe,
        boolean fallBackToCached) {

    public static final PullSettings DEFAULT =
            new PullSettings(PullClocks.DEFAULT, PullLimits.DEFAULT, RetryRules.ONE_ATTEMPT, Option.none());

    /** Otherwise as usual. */
    public PullSettings(PullClocks clocks, PullLimits limits, RetryRules retries, Option<BackOffRule> backOff) {
        this(clocks, limits, retries, backOff, AccessRules.DEFAULT, true, false);
    }

    /** One attempt each, and none kept waiting for an earlier one. */
    public PullSettings onceOnly() {
        return new PullSettings(clocks, limits, RetryRules.ONE_ATTEMPT, Option.none(), access, probe, fallBackToCached);
    }

    public PullSettings under(AccessRules other) {
        return new PullSettings(clocks, limits, retries, backOff, other, probe, fallBackToCached);
    }

    public PullSettings fallingBackToCached() {
        return new PullSettings(clocks, limits, retries, backOff, access, probe, true);
    }

    public PullSettings withoutProbe() {
        return new PullSettings(clocks, limits, retries, backOff, access, false, fallBackToCached);
    }
}

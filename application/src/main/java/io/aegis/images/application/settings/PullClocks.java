package io.aegis.images.application.settings;

import java.time.Duration;

/**
 * The three clocks of a pull, {@code spec.images.clocks}. They start when the pull does, not while it queues.
 *
 * @param resolve until the registry has said what the image consists of
 * @param noProgress how long a download may bring less than {@code minimumProgressBytes}; does not run while the runtime
 *     only unpacks
 * @param total for the whole pull
 * @param minimumProgressBytes what must arrive within {@code noProgress}, so that a trickle does not live for ever
 */
public record PullClocks(Duration resolve, Duration noProgress, Duration total, long minimumProgressBytes) {

    /**
     * Podman answers a rate limit only after up to two minutes of silent retries, so a shorter resolve clock would hide
     * the true reason there.
     */
    public static final PullClocks DEFAULT =
            new PullClocks(Duration.ofSeconds(150), Duration.ofSeconds(60), Duration.ofMinutes(30), 64 * 1024);

    public PullClocks withTotal(Duration other) {
        return new PullClocks(resolve, noProgress, other, minimumProgressBytes);
    }
}

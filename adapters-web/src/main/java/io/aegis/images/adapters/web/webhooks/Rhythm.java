package io.aegis.images.adapters.web.webhooks;

import io.vavr.control.Option;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long deliveries take and wait.
 *
 * @param answer how long a receiver may take for its answer
 * @param first the wait after a first failure; it doubles with each further one
 * @param longest no wait is longer, whatever the receiver asks for
 * @param patience how long one event is tried that the receiver does not take while it takes others
 */
record Rhythm(Duration answer, Duration first, Duration longest, Duration patience) {

    static final Rhythm USUAL =
            new Rhythm(Duration.ofSeconds(15), Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofHours(1));

    private static final int MOST_DOUBLINGS = 20;

    /** Between half of what it grew to and all of it, so that not all come back at once. */
    Duration pause(int failures, Option<Duration> asked, RandomGenerator chance) {
        var grown = Math.min(first.toMillis() << Math.min(failures - 1, MOST_DOUBLINGS), longest.toMillis());
        var spread = grown / 2 + chance.nextLong(grown / 2 + 1);
        var wanted = Math.max(spread, asked.map(Duration::toMillis).getOrElse(0L));
        return Duration.ofMillis(Math.min(wanted, longest.toMillis()));
    }
}

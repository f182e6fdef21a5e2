package io.aegis.images.domain.image;

import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullId;
import io.aegis.images.domain.pull.PullPolicy;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * One request for an image: what was asked, by whom, and when.
 *
 * @param platform what the content must be built for; empty accepts each
 */
public record PullOrder(
        ImageId id, PullId pull, PullPolicy policy, Option<Platform> platform, Requester by, Instant askedAt) {

    /** Whether the registry must be asked, given what the runtime holds under the reference. */
    public boolean goesToRegistry(Option<HeldImage> held) {
        return policy.goesToRegistry(held.exists(this::accepts));
    }

    /** Whether it is built for the platform that was asked for. */
    public boolean accepts(HeldImage image) {
        return platform.forAll(image.platform()::satisfies);
    }

    /** How long the asker had waited by then; never negative, whatever the system's clock was set to meanwhile. */
    Duration waitedUntil(Instant at) {
        return at.isBefore(askedAt) ? Duration.ZERO : Duration.between(askedAt, at);
    }
}

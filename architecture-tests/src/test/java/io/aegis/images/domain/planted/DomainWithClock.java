package io.aegis.images.domain.planted;

import java.time.Instant;

/** The domain takes the time itself. */
final class DomainWithClock {
    Instant at() {
        return Instant.now();
    }
}

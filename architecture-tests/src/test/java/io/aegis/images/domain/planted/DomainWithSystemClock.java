package io.aegis.images.domain.planted;

import java.time.Clock;

/** The domain reads a clock. */
final class DomainWithSystemClock {
    long at() {
        return Clock.systemUTC().millis();
    }
}

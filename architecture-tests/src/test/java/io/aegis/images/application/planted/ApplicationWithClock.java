package io.aegis.images.application.planted;

import java.time.Instant;

/** The application takes the time itself. */
final class ApplicationWithClock {
    Instant at() {
        return Instant.now();
    }
}

package io.aegis.images.domain.planted;

/** The domain ends the process. */
final class DomainThatExits {
    void end() {
        System.exit(1);
    }
}

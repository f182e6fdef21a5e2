package io.aegis.images.domain.planted;

import java.util.UUID;

/** The domain makes identities itself. */
final class DomainWithChance {
    UUID id() {
        return UUID.randomUUID();
    }
}

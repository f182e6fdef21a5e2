package io.aegis.images.adapters.registry;

import java.io.IOException;

/** What a registry sent, or sent us to, makes no sense; the message says what, and quotes no secret. */
final class Nonsense extends IOException {

    private static final long serialVersionUID = 1L;

    Nonsense(String message) {
        super(message);
    }
}

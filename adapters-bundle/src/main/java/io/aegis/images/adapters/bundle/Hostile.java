package io.aegis.images.adapters.bundle;

import java.io.IOException;

/** What an archive must not be; the message says what. */
final class Hostile extends IOException {

    private static final long serialVersionUID = 1L;

    Hostile(String message) {
        super(message);
    }
}

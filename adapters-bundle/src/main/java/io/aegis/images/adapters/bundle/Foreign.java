package io.aegis.images.adapters.bundle;

import java.io.IOException;

/** A file that is something else than an archive of images; the message says what. */
final class Foreign extends IOException {

    private static final long serialVersionUID = 1L;

    Foreign(String message) {
        super(message);
    }
}

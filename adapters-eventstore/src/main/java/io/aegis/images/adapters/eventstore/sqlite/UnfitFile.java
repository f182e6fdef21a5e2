package io.aegis.images.adapters.eventstore.sqlite;

import java.sql.SQLException;

/** The file is sound but not for us; the message ends a sentence that begins with the file. */
final class UnfitFile extends SQLException {

    private static final long serialVersionUID = 1L;

    UnfitFile(String message) {
        super(message);
    }
}

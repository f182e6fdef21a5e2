package io.aegis.images.adapters.eventstore.json;

/** Why stored JSON is not what it should be; the message is one line and names the field. */
public final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
        super(message, null, false, false);
    }
}

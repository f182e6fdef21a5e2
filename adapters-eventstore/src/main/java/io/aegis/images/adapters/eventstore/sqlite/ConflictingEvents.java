package io.aegis.images.adapters.eventstore.sqlite;

/** Events that would have changed the decision were recorded after its history was read. */
public final class ConflictingEvents extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ConflictingEvents() {
        super("conflicting events were recorded meanwhile", null, false, false);
    }
}

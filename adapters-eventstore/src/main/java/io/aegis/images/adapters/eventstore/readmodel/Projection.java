package io.aegis.images.adapters.eventstore.readmodel;

import io.aegis.images.adapters.eventstore.sqlite.Session;
import io.aegis.images.domain.image.ImageEvent;
import java.sql.SQLException;

/** Tables that follow the events. */
interface Projection {

    String name();

    void apply(long position, ImageEvent event, Session session) throws SQLException;

    /** Once for all events applied after the position, in their transaction. */
    default void complete(long after, Session session) throws SQLException {}
}

package io.aegis.images.adapters.eventstore.sqlite;

import java.sql.SQLException;

/** Something done with a session. */
@FunctionalInterface
public interface Work<T> {
    T with(Session session) throws SQLException;
}

package io.aegis.images.adapters.config.planted;

import java.sql.Connection;

/** A database outside the event store. */
record ConfigWithSql(Connection connection) {}

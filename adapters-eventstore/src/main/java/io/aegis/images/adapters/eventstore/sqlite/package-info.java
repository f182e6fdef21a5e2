/** The SQLite file: its schema, its connections, its table of events, and commits shared by those who append at once. */
@NullMarked
package io.aegis.images.adapters.eventstore.sqlite;

import org.jspecify.annotations.NullMarked;

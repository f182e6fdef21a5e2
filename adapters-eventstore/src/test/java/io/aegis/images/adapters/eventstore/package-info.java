/** Tests of the record in its SQLite file. */
@NullMarked
package io.aegis.images.adapters.eventstore;

import org.jspecify.annotations.NullMarked;

/** Tests of the file's connections. */
@NullMarked
package io.aegis.images.adapters.eventstore.sqlite;

import org.jspecify.annotations.NullMarked;

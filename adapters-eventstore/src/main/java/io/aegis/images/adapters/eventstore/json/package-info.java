/** The stored form of events and traces: explicit JSON, pinned by golden files, free of class names. */
@NullMarked
package io.aegis.images.adapters.eventstore.json;

import org.jspecify.annotations.NullMarked;

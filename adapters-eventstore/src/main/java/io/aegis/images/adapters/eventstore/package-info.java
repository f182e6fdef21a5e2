/** Keeps a node's record of image operations in one SQLite file: decided over Axon, and read without it. */
@NullMarked
package io.aegis.images.adapters.eventstore;

import org.jspecify.annotations.NullMarked;

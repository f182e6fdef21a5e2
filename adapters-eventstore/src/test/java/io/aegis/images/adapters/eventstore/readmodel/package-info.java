/** Tests of how the read models ask. */
@NullMarked
package io.aegis.images.adapters.eventstore.readmodel;

import org.jspecify.annotations.NullMarked;

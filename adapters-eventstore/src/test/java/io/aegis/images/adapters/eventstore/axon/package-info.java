/** Tests of the storage engine under Axon. */
@NullMarked
package io.aegis.images.adapters.eventstore.axon;

import org.jspecify.annotations.NullMarked;

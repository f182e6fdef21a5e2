/** Which pulls a living process works on, told by file locks, which end with their process. */
@NullMarked
package io.aegis.images.adapters.eventstore.claims;

import org.jspecify.annotations.NullMarked;

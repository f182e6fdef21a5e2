/** Tests of the stored form. */
@NullMarked
package io.aegis.images.adapters.eventstore.json;

import org.jspecify.annotations.NullMarked;

/** Tests of the tables of what registries have said. */
@NullMarked
package io.aegis.images.adapters.eventstore.registries;

import org.jspecify.annotations.NullMarked;

/** What registries have said: who may have which image, and how much they still give. */
@NullMarked
package io.aegis.images.adapters.eventstore.registries;

import org.jspecify.annotations.NullMarked;

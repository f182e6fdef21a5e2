/** The only room that speaks Axon: the image as an event-sourced entity over our own storage engine. */
@NullMarked
package io.aegis.images.adapters.eventstore.axon;

import org.jspecify.annotations.NullMarked;

/** The event stream: what was recorded, from any position on, to as many as follow it. */
@NullMarked
package io.aegis.images.adapters.web.events;

import org.jspecify.annotations.NullMarked;

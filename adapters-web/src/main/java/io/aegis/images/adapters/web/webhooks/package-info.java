/** Receivers elsewhere that are told of events as they are recorded. */
@NullMarked
package io.aegis.images.adapters.web.webhooks;

import org.jspecify.annotations.NullMarked;

/** What the service answers: resources under {@code /v1}, and how it is itself. */
@NullMarked
package io.aegis.images.adapters.web.api;

import org.jspecify.annotations.NullMarked;

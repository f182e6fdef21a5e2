/** Requests while they are being served. */
@NullMarked
package io.aegis.images.application.running;

import org.jspecify.annotations.NullMarked;

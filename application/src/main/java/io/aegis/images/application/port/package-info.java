/** What the application needs from outside: the container runtime, credentials, the record of events and its read models. */
@NullMarked
package io.aegis.images.application.port;

import org.jspecify.annotations.NullMarked;

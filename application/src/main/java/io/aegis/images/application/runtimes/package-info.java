/** The StandardRuntimes: what they are locked to, what has moved since, and whether images can run what is started in them. */
@NullMarked
package io.aegis.images.application.runtimes;

import org.jspecify.annotations.NullMarked;

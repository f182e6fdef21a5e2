/** The container runtime port over the Docker Engine API. */
@NullMarked
package io.aegis.images.adapters.docker;

import org.jspecify.annotations.NullMarked;

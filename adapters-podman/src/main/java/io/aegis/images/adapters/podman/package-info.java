/** The container runtime port over Podman's service. */
@NullMarked
package io.aegis.images.adapters.podman;

import org.jspecify.annotations.NullMarked;

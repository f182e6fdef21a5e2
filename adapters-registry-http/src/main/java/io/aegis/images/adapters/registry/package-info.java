/** Registries, asked directly over the OCI distribution API. */
@NullMarked
package io.aegis.images.adapters.registry;

import org.jspecify.annotations.NullMarked;

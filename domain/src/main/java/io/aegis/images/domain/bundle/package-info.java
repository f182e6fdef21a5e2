/** Bundles: files that carry images to nodes without a network, and what they say of themselves. */
@NullMarked
package io.aegis.images.domain.bundle;

import org.jspecify.annotations.NullMarked;

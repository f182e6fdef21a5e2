/** A cache that looks after itself, over a node in memory. */
@NullMarked
package io.aegis.images.contracts.caching;

import org.jspecify.annotations.NullMarked;

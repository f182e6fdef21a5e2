/** A cache that looks after itself: what goes, in which order, and how that is done and recorded. */
@NullMarked
package io.aegis.images.application.cache;

import org.jspecify.annotations.NullMarked;

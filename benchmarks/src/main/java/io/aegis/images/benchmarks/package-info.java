/** How fast it is, side by side with what one would use instead, in one run. */
@NullMarked
package io.aegis.images.benchmarks;

import org.jspecify.annotations.NullMarked;

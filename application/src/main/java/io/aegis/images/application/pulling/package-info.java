/** How a pull runs: shared by who waits for it, within limits, under three clocks. */
@NullMarked
package io.aegis.images.application.pulling;

import org.jspecify.annotations.NullMarked;

/** Archives and bundles: what a caller may count on, and such as are in memory. */
@NullMarked
package io.aegis.images.contracts.bundle;

import org.jspecify.annotations.NullMarked;

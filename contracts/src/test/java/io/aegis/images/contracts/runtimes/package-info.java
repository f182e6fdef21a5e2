/** The services around StandardRuntimes, over what is in memory. */
@NullMarked
package io.aegis.images.contracts.runtimes;

import org.jspecify.annotations.NullMarked;

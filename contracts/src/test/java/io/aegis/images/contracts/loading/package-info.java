/** Loading archives, with runtimes and archives in memory. */
@NullMarked
package io.aegis.images.contracts.loading;

import org.jspecify.annotations.NullMarked;

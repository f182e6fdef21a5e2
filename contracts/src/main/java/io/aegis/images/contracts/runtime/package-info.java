/** What every container runtime must do, and one in memory that does it. */
@NullMarked
package io.aegis.images.contracts.runtime;

import org.jspecify.annotations.NullMarked;

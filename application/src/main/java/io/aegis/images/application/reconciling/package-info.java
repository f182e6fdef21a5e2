/** Keeping the record in line with the node: at once where the runtime tells, and again and again. */
@NullMarked
package io.aegis.images.application.reconciling;

import org.jspecify.annotations.NullMarked;

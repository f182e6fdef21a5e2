/** Making a node ready for executions before they come: what they will need, and what of it is there. */
@NullMarked
package io.aegis.images.application.preparation;

import org.jspecify.annotations.NullMarked;

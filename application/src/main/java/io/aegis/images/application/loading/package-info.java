/** Bringing images out of archives onto the node. */
@NullMarked
package io.aegis.images.application.loading;

import org.jspecify.annotations.NullMarked;

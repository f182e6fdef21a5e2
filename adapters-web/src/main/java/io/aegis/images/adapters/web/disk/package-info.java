/** How full the runtime's disk is, and was. */
@NullMarked
package io.aegis.images.adapters.web.disk;

import org.jspecify.annotations.NullMarked;

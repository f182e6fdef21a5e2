/** What the service tells its operator while it runs, line by line. */
@NullMarked
package io.aegis.images.adapters.web.log;

import org.jspecify.annotations.NullMarked;

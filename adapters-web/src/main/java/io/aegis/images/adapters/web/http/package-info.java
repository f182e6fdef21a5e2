/** HTTP as the service speaks it: who may ask, what may be asked, and how it is answered. The web server ends here. */
@NullMarked
package io.aegis.images.adapters.web.http;

import org.jspecify.annotations.NullMarked;

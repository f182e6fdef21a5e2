/** The web console: files for browsers, which ask the same API as everybody else. */
@NullMarked
package io.aegis.images.adapters.web.console;

import org.jspecify.annotations.NullMarked;

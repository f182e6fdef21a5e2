/** Puts a node's image manager together: the only room that knows all rooms. */
@NullMarked
package io.aegis.images.bootstrap;

import org.jspecify.annotations.NullMarked;

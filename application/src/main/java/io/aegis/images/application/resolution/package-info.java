/** From what an execution asks for to the one image that it needs. */
@NullMarked
package io.aegis.images.application.resolution;

import org.jspecify.annotations.NullMarked;

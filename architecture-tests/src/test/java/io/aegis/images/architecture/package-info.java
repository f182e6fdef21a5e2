/** The rules of the house that the build cannot see, over all rooms together; each with the proof that it bites. */
@NullMarked
package io.aegis.images.architecture;

import org.jspecify.annotations.NullMarked;

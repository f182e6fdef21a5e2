@NullMarked
package io.aegis.images.domain.image;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.aegis.images.domain.planted;

import org.jspecify.annotations.NullMarked;

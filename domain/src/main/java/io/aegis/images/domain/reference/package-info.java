@NullMarked
package io.aegis.images.domain.reference;

import org.jspecify.annotations.NullMarked;

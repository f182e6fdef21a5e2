@NullMarked
package io.aegis.images.domain.runtime;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.aegis.images.domain.pull;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.aegis.images.domain.credential;

import org.jspecify.annotations.NullMarked;

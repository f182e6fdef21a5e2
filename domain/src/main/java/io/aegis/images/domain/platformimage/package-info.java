@NullMarked
package io.aegis.images.domain.platformimage;

import org.jspecify.annotations.NullMarked;

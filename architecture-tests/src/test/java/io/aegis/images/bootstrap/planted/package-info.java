@NullMarked
package io.aegis.images.bootstrap.planted;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.aegis.images.adapters.config.planted;

import org.jspecify.annotations.NullMarked;

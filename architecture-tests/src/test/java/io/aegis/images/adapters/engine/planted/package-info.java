@NullMarked
package io.aegis.images.adapters.engine.planted;

import org.jspecify.annotations.NullMarked;

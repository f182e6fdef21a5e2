@NullMarked
package io.aegis.images.adapters.registry.planted;

import org.jspecify.annotations.NullMarked;

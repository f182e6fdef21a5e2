@NullMarked
package io.aegis.images.adapters.docker.planted;

import org.jspecify.annotations.NullMarked;

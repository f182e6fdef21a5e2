@NullMarked
package io.aegis.images.adapters.podman.planted;

import org.jspecify.annotations.NullMarked;

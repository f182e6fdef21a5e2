@NullMarked
package io.aegis.images.application.port.planted;

import org.jspecify.annotations.NullMarked;

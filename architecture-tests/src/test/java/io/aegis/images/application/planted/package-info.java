@NullMarked
package io.aegis.images.application.planted;

import org.jspecify.annotations.NullMarked;

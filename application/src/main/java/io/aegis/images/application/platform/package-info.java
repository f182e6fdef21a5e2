@NullMarked
package io.aegis.images.application.platform;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.aegis.images.application.cycle.two;

import org.jspecify.annotations.NullMarked;

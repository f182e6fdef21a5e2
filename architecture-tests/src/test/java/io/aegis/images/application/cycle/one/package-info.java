@NullMarked
package io.aegis.images.application.cycle.one;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.aegis.images.contracts.planted;

import org.jspecify.annotations.NullMarked;

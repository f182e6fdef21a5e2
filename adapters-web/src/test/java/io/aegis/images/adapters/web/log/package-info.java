@NullMarked
package io.aegis.images.adapters.web.log;

import org.jspecify.annotations.NullMarked;

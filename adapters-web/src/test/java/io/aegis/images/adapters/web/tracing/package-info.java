@NullMarked
package io.aegis.images.adapters.web.tracing;

import org.jspecify.annotations.NullMarked;

/** What monitoring follows, fed from what is recorded. */
@NullMarked
package io.aegis.images.adapters.web.metrics;

import org.jspecify.annotations.NullMarked;

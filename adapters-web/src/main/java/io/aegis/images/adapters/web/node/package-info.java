/** What is served. */
@NullMarked
package io.aegis.images.adapters.web.node;

import org.jspecify.annotations.NullMarked;

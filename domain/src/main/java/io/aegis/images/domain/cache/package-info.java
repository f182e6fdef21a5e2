/** What stays in a runtime's cache, and what goes: rules over what was observed, without looking at anything. */
@NullMarked
package io.aegis.images.domain.cache;

import org.jspecify.annotations.NullMarked;

/** What a caller can ask of the node's image manager: one class each. */
@NullMarked
package io.aegis.images.application;

import org.jspecify.annotations.NullMarked;

/** The rules of an image's life on a node, in plain Java: no framework, no clock, no input or output. */
@NullMarked
package io.aegis.images.domain;

import org.jspecify.annotations.NullMarked;

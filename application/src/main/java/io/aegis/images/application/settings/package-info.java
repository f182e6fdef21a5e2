/** How this node is set up: what {@code aegis-config.yaml} says, with every default filled in. */
@NullMarked
package io.aegis.images.application.settings;

import org.jspecify.annotations.NullMarked;

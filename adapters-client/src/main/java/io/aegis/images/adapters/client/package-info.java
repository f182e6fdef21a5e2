/** The node's service, asked over its unix socket. */
@NullMarked
package io.aegis.images.adapters.client;

import org.jspecify.annotations.NullMarked;

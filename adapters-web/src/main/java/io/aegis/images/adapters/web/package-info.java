/** The node's service: HTTP on a unix socket and on TCP, its event stream and its metrics. */
@NullMarked
package io.aegis.images.adapters.web;

import org.jspecify.annotations.NullMarked;

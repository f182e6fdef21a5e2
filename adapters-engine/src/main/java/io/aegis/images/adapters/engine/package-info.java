/**
 * What Docker's API and Podman's Docker-compatible API have in common: the way to the socket, the stream of a pull, the
 * words of failures. A library of the two runtime adapters, which see nothing of each other.
 */
@NullMarked
package io.aegis.images.adapters.engine;

import org.jspecify.annotations.NullMarked;

/** Where registry credentials are found: node configuration, secrets, Docker's and Podman's files, credential helpers. */
@NullMarked
package io.aegis.images.adapters.credentials;

import org.jspecify.annotations.NullMarked;

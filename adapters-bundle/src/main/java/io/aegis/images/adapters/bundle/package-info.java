/** Bundles and the archives of other tools: OCI image layouts and docker-archives in tar files. */
@NullMarked
package io.aegis.images.adapters.bundle;

import org.jspecify.annotations.NullMarked;

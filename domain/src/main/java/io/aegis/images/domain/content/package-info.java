/** What registries and archives keep of images: manifests, and the blobs that they name. */
@NullMarked
package io.aegis.images.domain.content;

import org.jspecify.annotations.NullMarked;

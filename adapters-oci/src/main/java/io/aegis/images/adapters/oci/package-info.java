/** The documents of images as OCI and Docker write them: a room that registries and bundles share. */
@NullMarked
package io.aegis.images.adapters.oci;

import org.jspecify.annotations.NullMarked;

/** AEGIS's YAML documents: manifests, the runtime registry, the node's configuration. */
@NullMarked
package io.aegis.images.adapters.config;

import org.jspecify.annotations.NullMarked;

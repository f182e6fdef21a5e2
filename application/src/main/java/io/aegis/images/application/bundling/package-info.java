/** Making bundles: which content the images consist of, and bringing it from registries into one file. */
@NullMarked
package io.aegis.images.application.bundling;

import org.jspecify.annotations.NullMarked;

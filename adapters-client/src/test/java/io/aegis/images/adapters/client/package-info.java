@NullMarked
package io.aegis.images.adapters.client;

import org.jspecify.annotations.NullMarked;

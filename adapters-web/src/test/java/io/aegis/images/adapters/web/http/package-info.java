@NullMarked
package io.aegis.images.adapters.web.http;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.aegis.images.adapters.web.webhooks;

import org.jspecify.annotations.NullMarked;

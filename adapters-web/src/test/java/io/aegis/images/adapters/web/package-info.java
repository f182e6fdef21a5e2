@NullMarked
package io.aegis.images.adapters.web;

import org.jspecify.annotations.NullMarked;

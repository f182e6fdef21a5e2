/** Tests of the records that live in memory. */
@NullMarked
package io.aegis.images.contracts.record;

import org.jspecify.annotations.NullMarked;

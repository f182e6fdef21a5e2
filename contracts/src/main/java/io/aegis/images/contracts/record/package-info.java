/** The contracts of the ports of record, and adapters that keep the record in memory. */
@NullMarked
package io.aegis.images.contracts.record;

import org.jspecify.annotations.NullMarked;

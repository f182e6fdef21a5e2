/** The event log, and the inventory and audit that follow it: tables of the same file, caught up when they are asked. */
@NullMarked
package io.aegis.images.adapters.eventstore.readmodel;

import org.jspecify.annotations.NullMarked;

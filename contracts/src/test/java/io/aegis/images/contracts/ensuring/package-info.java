/** The application's services at work: on a scripted runtime, with the record in memory, in time that is told to pass. */
@NullMarked
package io.aegis.images.contracts.ensuring;

import org.jspecify.annotations.NullMarked;

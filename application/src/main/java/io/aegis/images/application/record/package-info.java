/** What is on record: recorded events, decision traces, and the rows and questions of the read models. */
@NullMarked
package io.aegis.images.application.record;

import org.jspecify.annotations.NullMarked;

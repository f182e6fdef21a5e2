package io.aegis.images.application.record;

import io.aegis.images.domain.image.ImageEvent;
import java.util.UUID;

/**
 * An event as it is on record.
 *
 * @param position where it stands in this node's log: greater than that of every event recorded before it
 * @param eventId its identity everywhere
 * @param trace how the decision came about, as far as it was known when the event was recorded
 */
public record RecordedEvent(long position, UUID eventId, ImageEvent event, DecisionTrace trace) {}

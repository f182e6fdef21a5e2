package io.aegis.images.adapters.eventstore.sqlite;

import java.util.Set;

/** An event about to be stored. */
public record TaggedEvent(EventData data, Set<EventTag> tags) {}

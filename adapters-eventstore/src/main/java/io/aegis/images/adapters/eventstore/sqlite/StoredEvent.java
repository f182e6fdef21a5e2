package io.aegis.images.adapters.eventstore.sqlite;

/** An event on record; positions grow in the order of commits. */
public record StoredEvent(long position, EventData data) {}

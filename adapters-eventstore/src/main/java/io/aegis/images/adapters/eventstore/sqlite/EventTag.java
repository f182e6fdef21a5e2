package io.aegis.images.adapters.eventstore.sqlite;

/** What an event is found by when the history of one thing is read. */
public record EventTag(String key, String value) {}

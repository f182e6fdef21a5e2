package io.aegis.images.adapters.eventstore.sqlite;

import java.time.Instant;

/** An event as its row holds it; payload and metadata are JSON. */
public record EventData(String id, String type, String version, Instant at, String payload, String metadata) {}

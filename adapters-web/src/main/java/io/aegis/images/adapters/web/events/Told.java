package io.aegis.images.adapters.web.events;

import io.aegis.images.adapters.web.http.Json;
import io.aegis.images.application.publication.CloudEvents;
import io.aegis.images.application.record.RecordedEvent;
import java.nio.charset.StandardCharsets;

/** A recorded event and how it goes out, written once for all who follow. */
record Told(RecordedEvent event, byte[] text) {

    static Told of(RecordedEvent event) {
        var text = "id: " + event.position() + "\ndata: " + Json.text(CloudEvents.of(event)) + "\n\n";
        return new Told(event, text.getBytes(StandardCharsets.UTF_8));
    }

    long position() {
        return event.position();
    }
}

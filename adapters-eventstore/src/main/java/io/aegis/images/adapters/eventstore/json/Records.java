package io.aegis.images.adapters.eventstore.json;

import io.aegis.images.adapters.eventstore.sqlite.EventData;
import io.aegis.images.adapters.eventstore.sqlite.StoredEvent;
import io.aegis.images.application.record.RecordedEvent;
import io.aegis.images.domain.image.ImageEvent;
import java.util.UUID;
import java.util.function.Function;

/** Rows as recorded events. */
public final class Records {

    /** @throws Unreadable naming the event */
    public static RecordedEvent read(StoredEvent stored) {
        return named(
                stored,
                data -> new RecordedEvent(
                        stored.position(),
                        UUID.fromString(data.id()),
                        fact(data),
                        MetadataJson.trace(data.metadata())));
    }

    /** What happened, without what goes with it. @throws Unreadable naming the event */
    public static ImageEvent fact(StoredEvent stored) {
        return named(stored, Records::fact);
    }

    private static ImageEvent fact(EventData data) {
        return EventJson.read(data.type(), data.version(), data.payload());
    }

    private static <T> T named(StoredEvent stored, Function<EventData, T> reader) {
        try {
            return reader.apply(stored.data());
        } catch (Unreadable | IllegalArgumentException unreadable) {
            throw new Unreadable("the event at position " + stored.position() + " ("
                    + stored.data().type() + ") cannot be read: " + unreadable.getMessage());
        }
    }

    private Records() {}
}

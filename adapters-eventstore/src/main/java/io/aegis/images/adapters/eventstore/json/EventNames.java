package io.aegis.images.adapters.eventstore.json;

import io.aegis.images.application.publication.CloudEvents;
import io.aegis.images.domain.image.ImageEvent;

/** The names events are stored under, for ever: {@code aegis.images.ImagePullStarted}. */
public final class EventNames {

    public static final String VERSION = "1.0";

    static final String PREFIX = "aegis.images.";

    public static String of(ImageEvent event) {
        return PREFIX + CloudEvents.name(event);
    }

    private EventNames() {}
}

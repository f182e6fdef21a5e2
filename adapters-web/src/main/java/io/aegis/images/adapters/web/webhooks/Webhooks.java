package io.aegis.images.adapters.web.webhooks;

import io.aegis.images.application.port.DeliveryCursors;
import io.aegis.images.application.port.EventLog;
import io.aegis.images.application.settings.WebhookSettings;
import java.time.InstantSource;
import java.util.List;

/** All configured receivers, each told for itself. */
public final class Webhooks implements AutoCloseable {

    private final List<Webhook> all;

    private Webhooks(List<Webhook> all) {
        this.all = all;
    }

    public static Webhooks of(
            List<WebhookSettings> settings, EventLog events, DeliveryCursors cursors, InstantSource clock) {
        return new Webhooks(settings.stream()
                .map(receiver -> new Webhook(receiver, events, cursors, Rhythm.USUAL, clock))
                .toList());
    }

    /** Each goes on where it was before, or begins. */
    public void start() {
        all.forEach(Webhook::start);
    }

    List<Webhook> all() {
        return all;
    }

    @Override
    public void close() {
        all.parallelStream().forEach(Webhook::close);
    }
}

package io.aegis.images.adapters.web.webhooks;

import io.aegis.images.application.port.DeliveryCursors;
import io.aegis.images.application.port.EventLog;
import io.aegis.images.application.port.HealthCheck.Finding;
import io.aegis.images.application.port.HealthCheck.Status;
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

    /** One for each receiver: what keeps it from being told, if anything. None of it keeps the node from its work. */
    public List<Finding> examine() {
        return all.stream().map(Webhooks::finding).toList();
    }

    private static Finding finding(Webhook webhook) {
        var subject = "webhook " + webhook.settings().name();
        return webhook.progress()
                .problem()
                .map(problem -> new Finding(
                        subject,
                        Status.WARNING,
                        webhook.settings().receiver() + " is not told: " + problem,
                        webhook.progress().gone()
                                ? "take it out of service.webhooks, or start the service again"
                                : "mend the receiver, or its entry in service.webhooks; its events wait for it"))
                .getOrElse(() -> Finding.ok(subject, webhook.settings().receiver() + " is told of events"));
    }

    List<Webhook> all() {
        return all;
    }

    @Override
    public void close() {
        all.parallelStream().forEach(Webhook::close);
    }
}

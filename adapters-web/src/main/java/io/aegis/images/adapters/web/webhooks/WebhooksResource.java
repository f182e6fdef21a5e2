package io.aegis.images.adapters.web.webhooks;

import io.aegis.images.adapters.web.http.Answer;
import io.aegis.images.adapters.web.http.Exchange;
import io.aegis.images.adapters.web.http.Route;
import io.aegis.images.adapters.web.http.Routes;
import io.aegis.images.application.publication.Document;
import java.util.List;
import java.util.Locale;

/** {@code /v1/webhooks}: how far each receiver was told, and what keeps it from more. */
public final class WebhooksResource {

    private final Webhooks webhooks;

    public WebhooksResource(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    public Routes routes() {
        return new Routes(List.of(Route.get("/v1/webhooks", this::all)));
    }

    private Answer all(Exchange exchange) {
        return Answer.ok(new Document()
                .with(
                        "webhooks",
                        webhooks.all().stream().map(WebhooksResource::document).toList()));
    }

    private static Document document(Webhook webhook) {
        var progress = webhook.progress();
        return new Document()
                .with("name", webhook.settings().name())
                .with("receiver", webhook.settings().receiver())
                .with("state", progress.gone() ? "gone" : progress.problem().isDefined() ? "failing" : "delivering")
                .with("position", webhook.kept())
                .with("waiting", webhook.waiting())
                .with("lag_seconds", webhook.lag().toSeconds())
                .with("delivered", progress.delivered())
                .with("failed", progress.failed())
                .with("given_up", progress.givenUp())
                .with("last_delivered_at", progress.lastTaken())
                .with("problem", progress.problem());
    }

    /** The same for monitoring, in Prometheus' text format. */
    public String metrics() {
        var text = new StringBuilder();
        gauge(
                text,
                "lag_seconds",
                "gauge",
                "How long the oldest event that was not told yet waits.",
                webhook -> webhook.lag().toMillis() / 1000.0);
        gauge(text, "waiting_events", "gauge", "Events read and not told yet.", Webhook::waiting);
        gauge(
                text,
                "gone",
                "gauge",
                "Whether the receiver wants no more.",
                webhook -> webhook.progress().gone() ? 1 : 0);
        gauge(
                text,
                "delivered_total",
                "counter",
                "Deliveries that were taken.",
                webhook -> webhook.progress().delivered());
        gauge(
                text,
                "failed_total",
                "counter",
                "Deliveries that were not taken.",
                webhook -> webhook.progress().failed());
        gauge(
                text,
                "given_up_total",
                "counter",
                "Events that were never taken.",
                webhook -> webhook.progress().givenUp());
        return text.toString();
    }

    private void gauge(StringBuilder text, String name, String type, String help, ToDouble value) {
        if (webhooks.all().isEmpty()) {
            return;
        }
        var metric = "aegis_images_webhook_" + name;
        text.append("# HELP ").append(metric).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(metric).append(' ').append(type).append('\n');
        webhooks.all()
                .forEach(webhook -> text.append(String.format(
                        Locale.ROOT,
                        "%s{webhook=\"%s\"} %s%n",
                        metric,
                        webhook.settings().name(),
                        value.of(webhook))));
    }

    private interface ToDouble {
        double of(Webhook webhook);
    }
}

package io.aegis.images.adapters.web.webhooks;

import io.aegis.images.adapters.web.http.Json;
import io.aegis.images.application.publication.CloudEvents;
import io.aegis.images.application.record.RecordedEvent;
import io.aegis.images.application.settings.WebhookSettings;
import io.aegis.images.application.settings.WebhookSettings.Given;
import io.aegis.images.application.settings.WebhookSettings.Kept;
import io.aegis.images.domain.pull.Detail;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** Tells a receiver of one event. Follows no redirect: the receiver is whom the configuration names, and nobody else. */
final class Sender implements AutoCloseable {

    private static final String MEDIA_TYPE = "application/cloudevents+json; charset=utf-8";

    private final WebhookSettings settings;
    private final Rhythm rhythm;
    private final InstantSource clock;
    private final ReceiverClient client;

    Sender(WebhookSettings settings, Rhythm rhythm, InstantSource clock) {
        this.settings = settings;
        this.rhythm = rhythm;
        this.clock = clock;
        this.client = new ReceiverClient(settings.issuers(), rhythm.answer());
    }

    Reply send(RecordedEvent event) {
        return client.get().fold(Sender::notTaken, http -> send(event, http));
    }

    private Reply send(RecordedEvent event, HttpClient http) {
        try {
            return answered(http, http.sendAsync(request(event), _ -> new BoundedBody()));
        } catch (IOException unreadable) {
            return notTaken(
                    switch (settings.secret()) {
                        case Kept(var file) -> "the secret in " + file + " cannot be read";
                        case Given _ -> "the secret cannot be used";
                    });
        }
    }

    private HttpRequest request(RecordedEvent event) throws IOException {
        var id = event.eventId().toString();
        var body = Json.text(CloudEvents.of(event)).getBytes(StandardCharsets.UTF_8);
        var now = clock.instant().getEpochSecond();
        return HttpRequest.newBuilder(settings.url())
                .POST(BodyPublishers.ofByteArray(body))
                .header("Content-Type", MEDIA_TYPE)
                .header("User-Agent", "aegis-images")
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(now))
                .header("webhook-signature", SigningKey.of(settings.secret()).sign(id, now, body))
                .build();
    }

    private Reply answered(HttpClient http, CompletableFuture<HttpResponse<Long>> running) {
        try {
            return reply(running.get(rhythm.answer().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException slow) {
            running.cancel(true);
            return notTaken("it did not answer within " + rhythm.answer().toSeconds() + " s");
        } catch (InterruptedException ending) {
            running.cancel(true);
            Thread.currentThread().interrupt();
            return notTaken("the service is ending");
        } catch (ExecutionException broken) {
            if (broken.getCause() instanceof SSLHandshakeException) {
                client.mistrusted(http);
            }
            return notTaken(words(broken.getCause()));
        }
    }

    private static Reply reply(HttpResponse<Long> response) {
        var status = response.statusCode();
        if (status == 410) {
            return new Reply.Gone();
        }
        return status / 100 == 2
                ? new Reply.Taken()
                : new Reply.NotTaken("it answered with status " + status, retryAfter(response));
    }

    private static Option<Duration> retryAfter(HttpResponse<Long> response) {
        return Option.ofOptional(response.headers().firstValue("Retry-After"))
                .filter(text -> text.matches("\\d{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
    }

    private static String words(@Nullable Throwable broken) {
        var said = broken == null ? null : broken.getMessage();
        if (broken instanceof SSLHandshakeException) {
            return "its certificate is not trusted: " + new Detail(String.valueOf(said));
        }
        return broken instanceof ConnectException || said == null
                ? "it cannot be reached"
                : "it cannot be told: " + new Detail(said);
    }

    private static Reply notTaken(String why) {
        return new Reply.NotTaken(why, Option.none());
    }

    @Override
    public void close() {
        client.close();
    }
}

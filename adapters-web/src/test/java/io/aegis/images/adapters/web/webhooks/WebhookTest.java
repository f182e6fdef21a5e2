package io.aegis.images.adapters.web.webhooks;

import static io.aegis.images.contracts.record.Samples.AGENT;
import static io.aegis.images.contracts.record.Samples.PYTHON;
import static io.aegis.images.contracts.record.Samples.hit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aegis.images.application.port.DeliveryCursors;
import io.aegis.images.application.record.AuditQuery.Outcome;
import io.aegis.images.application.record.DecisionTrace;
import io.aegis.images.application.settings.WebhookSettings;
import io.aegis.images.application.settings.WebhookSettings.EventType;
import io.aegis.images.application.settings.WebhookSettings.Given;
import io.aegis.images.contracts.record.InMemoryDeliveryCursors;
import io.aegis.images.contracts.record.InMemoryImages;
import io.aegis.images.domain.image.ImageId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookTest {

    private static final String KEY = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final Rhythm QUICK =
            new Rhythm(Duration.ofSeconds(2), Duration.ofMillis(2), Duration.ofMillis(20), Duration.ofHours(1));

    private final Receiver receiver = new Receiver();
    private final InMemoryImages record = new InMemoryImages();
    private final InMemoryDeliveryCursors cursors = new InMemoryDeliveryCursors();
    private Webhook webhook = start(QUICK);

    @AfterEach
    void stop() {
        webhook.close();
        receiver.close();
    }

    private Webhook start(Rhythm rhythm) {
        var webhook = webhook(rhythm, cursors);
        webhook.start();
        return webhook;
    }

    private Webhook webhook(Rhythm rhythm, DeliveryCursors cursors) {
        var settings = new WebhookSettings(
                "orchestrator",
                receiver.url(),
                new Given("whsec_" + KEY),
                Set.of(EventType.COMPLETED),
                Option.none(),
                Set.of(Outcome.CACHED),
                true,
                Option.none());
        return new Webhook(settings, record, cursors, rhythm, InstantSource.system());
    }

    private void restart(Rhythm rhythm) {
        webhook.close();
        webhook = start(rhythm);
    }

    private void used(ImageId image, int number) {
        record.handle(hit(image, number), DecisionTrace.EMPTY).get();
    }

    private void awaitDelivered(int number) {
        await().until(() -> webhook.progress().delivered() == number);
    }

    @Test
    void tellsEachEventItWantsAsASignedCloudEvent() throws Exception {
        used(AGENT, 1);

        awaitDelivered(1);
        var told = receiver.told.getFirst();
        assertThat(told.header("Content-Type")).startsWith("application/cloudevents+json");
        assertThat(told.json().path("type").asText()).isEqualTo("aegis.images.ImagePullCompleted");
        assertThat(told.header("webhook-id")).isEqualTo(told.json().path("id").asText());
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(KEY), "HmacSHA256"));
        var signed = told.header("webhook-id") + "." + told.header("webhook-timestamp") + "." + told.body();
        assertThat(told.header("webhook-signature"))
                .isEqualTo("v1,"
                        + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8))));
        assertThat(receiver.executions()).containsExactly("exec-1");
    }

    @Test
    void tellsAnImagesEventsInOrderAndAgainUntilTheyAreTaken() {
        var refusals = new AtomicInteger(3);
        receiver.answerer = (_, exchange) -> Receiver.answer(exchange, refusals.getAndDecrement() > 0 ? 503 : 200);
        used(AGENT, 1);
        used(AGENT, 2);
        used(AGENT, 3);

        awaitDelivered(3);
        assertThat(receiver.executions()).containsExactly("exec-1", "exec-1", "exec-1", "exec-1", "exec-2", "exec-3");
        assertThat(receiver.told.stream().limit(4).map(told -> told.header("webhook-id")))
                .hasSize(4)
                .containsOnly(receiver.told.getFirst().header("webhook-id"));
        assertThat(webhook.progress().problem()).isEmpty();
    }

    @Test
    void holdsUpNoOtherImageWhereOneIsNotTaken() {
        receiver.answerer =
                (told, exchange) -> Receiver.answer(exchange, told.body().contains("acme/agent") ? 400 : 200);
        used(AGENT, 1);
        for (int number = 2; number < 30; number++) {
            used(PYTHON, number);
        }

        awaitDelivered(28);
        assertThat(webhook.waiting()).isEqualTo(1);
        assertThat(webhook.kept()).as("where it would go on").isLessThan(2);
    }

    @Test
    void givesUpAnEventThatIsNotTakenForLongWhileOthersAre() {
        restart(new Rhythm(QUICK.answer(), QUICK.first(), QUICK.longest(), Duration.ofMillis(50)));
        receiver.answerer =
                (told, exchange) -> Receiver.answer(exchange, told.body().contains("\"exec-1\"") ? 400 : 200);
        used(AGENT, 1);
        used(AGENT, 2);
        await().until(() -> receiver.told.size() > 5);
        used(PYTHON, 3);

        awaitDelivered(2);
        assertThat(webhook.progress().givenUp()).isEqualTo(1);
        assertThat(receiver.executions()).endsWith("exec-2");
    }

    @Test
    void givesUpNothingWhereNothingIsTaken() {
        restart(new Rhythm(QUICK.answer(), QUICK.first(), QUICK.longest(), Duration.ofMillis(5)));
        receiver.answerer = (_, exchange) -> Receiver.answer(exchange, 500);
        used(AGENT, 1);
        await().until(() -> receiver.told.size() > 10);

        receiver.answerer = (_, exchange) -> Receiver.answer(exchange, 200);
        awaitDelivered(1);
        assertThat(webhook.progress().givenUp()).isZero();
    }

    @Test
    void goesOnWhereItWasAfterARestart() {
        used(AGENT, 1);
        awaitDelivered(1);
        receiver.answerer = (_, exchange) -> Receiver.answer(exchange, 500);
        used(AGENT, 2);
        await().until(() -> receiver.told.size() > 1);
        var id = receiver.told.getLast().header("webhook-id");
        restart(QUICK);
        used(AGENT, 3);
        receiver.answerer = (_, exchange) -> Receiver.answer(exchange, 200);

        awaitDelivered(2);
        assertThat(receiver.executions()).startsWith("exec-1", "exec-2").endsWith("exec-3");
        assertThat(receiver.told)
                .filteredOn(told -> told.execution().equals("exec-2"))
                .allMatch(told -> told.header("webhook-id").equals(id));
        webhook.close();
        assertThat(cursors.find("orchestrator"))
                .isEqualTo(Either.right(Option.some(record.head().get())));
    }

    @Test
    void leavesAReceiverAloneThatIsGone() {
        receiver.answerer = (_, exchange) -> Receiver.answer(exchange, 410);
        used(AGENT, 1);
        await().until(() -> webhook.progress().gone());
        used(AGENT, 2);
        used(PYTHON, 3);

        assertThat(receiver.executions()).containsExactly("exec-1");
        receiver.answerer = (_, exchange) -> Receiver.answer(exchange, 200);
        restart(QUICK);
        awaitDelivered(3);
    }

    @Test
    void followsNobodyElsewhere() {
        try (var other = new Receiver()) {
            receiver.answerer = (_, exchange) -> {
                exchange.getResponseHeaders().add("Location", other.url().toString());
                Receiver.answer(exchange, 307);
            };
            used(AGENT, 1);

            await().until(() -> receiver.told.size() > 2);
            assertThat(webhook.progress().problem()).isEqualTo(Option.some("it answered with status 307"));
            assertThat(other.told).isEmpty();
        }
    }

    @Test
    void readsNoAnswerWithoutEnd() {
        receiver.answerer = (_, exchange) -> {
            exchange.sendResponseHeaders(200, 0);
            try (var body = exchange.getResponseBody()) {
                for (int i = 0; i < 100_000; i++) {
                    body.write(new byte[8192]);
                }
            } catch (IOException cutOff) {
                // As it should be.
            }
        };
        used(AGENT, 1);

        awaitDelivered(1);
    }

    @Test
    void waitsForNoAnswerThatDoesNotCome() {
        restart(new Rhythm(Duration.ofMillis(100), QUICK.first(), QUICK.longest(), QUICK.patience()));
        receiver.answerer = (_, _) -> {};
        used(AGENT, 1);

        await().until(() -> webhook.progress().problem().exists(why -> why.startsWith("it did not answer within")));
        receiver.answerer = (_, exchange) -> Receiver.answer(exchange, 200);
        awaitDelivered(1);
    }

    @Test
    void saysThatItCannotBeReachedWithoutItsAddress() {
        receiver.close();
        used(AGENT, 1);

        await().until(() -> webhook.progress().problem().isDefined());
        assertThat(webhook.progress().problem().get()).doesNotContain("s3cret-path");
        assertThat(webhook.settings().toString()).doesNotContain("s3cret-path", KEY);
        assertThat(webhook.settings().secret().toString()).doesNotContain(KEY);
    }

    @Test
    void keepsNoMoreInMindThanItMay() {
        receiver.answerer = (_, exchange) -> Receiver.answer(exchange, 500);
        for (int number = 1; number <= Lanes.MOST_EVENTS + 300; number++) {
            used(AGENT, number);
        }

        await().until(() -> webhook.waiting() >= Lanes.MOST_EVENTS);
        assertThat(webhook.waiting()).isEqualTo(Lanes.MOST_EVENTS);
        receiver.answerer = (_, exchange) -> Receiver.answer(exchange, 200);
        await().until(() -> webhook.progress().delivered() > 20);
        assertThat(webhook.waiting()).isPositive().isLessThanOrEqualTo(Lanes.MOST_EVENTS);
    }

    @Test
    void forgetsNothingWhereItNeverBegan() {
        var kept = new InMemoryDeliveryCursors();
        kept.move("orchestrator", 42);

        webhook(QUICK, kept).close();

        assertThat(kept.find("orchestrator").get()).contains(42L);
    }
}

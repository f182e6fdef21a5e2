package io.aegis.images.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aegis.images.application.EnsureRequest;
import io.aegis.images.application.settings.WebhookSettings;
import io.aegis.images.application.settings.WebhookSettings.Given;
import io.vavr.control.Option;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WebhooksApiTest {

    @Test
    void tellsWhatKeepsAReceiverFromBeingToldAndStaysReady() {
        var nobody = new WebhookSettings(
                "orchestrator",
                URI.create("http://127.0.0.1:9/hooks/s3cret-path"),
                new Given("s3cret-of-the-receiver"),
                Set.of(),
                Option.none(),
                Set.of(),
                false);
        try (var service = new Served(nobody)) {
            var caller = service.caller();
            await().until(() -> service.cursors.find("orchestrator").get().isDefined());
            service.node.ensurer().ensure(EnsureRequest.of(Served.AGENT));

            await().until(() -> caller.get("/v1/webhooks")
                    .json()
                    .at("/webhooks/0/state")
                    .asText()
                    .equals("failing"));
            var reply = caller.get("/v1/webhooks");
            assertThat(reply.json().at("/webhooks/0/receiver").asText()).isEqualTo("http://127.0.0.1:9");
            assertThat(reply.json().at("/webhooks/0/problem").asText()).isEqualTo("it cannot be reached");
            assertThat(reply.body()).doesNotContain("s3cret");
            assertThat(caller.get("/metrics").body())
                    .contains(
                            "aegis_images_webhook_failed_total{webhook=\"orchestrator\"} ",
                            "aegis_images_webhook_lag_seconds{webhook=\"orchestrator\"} ")
                    .doesNotContain("s3cret");
            assertThat(caller.get("/readyz").status()).isEqualTo(200);
        }
    }
}

package io.aegis.images.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aegis.images.application.EnsureRequest;
import org.junit.jupiter.api.Test;

class WebhooksApiTest {

    @Test
    void tellsWhatKeepsAReceiverFromBeingToldAndStaysReady() {
        try (var service = new Served(Served.NOBODY)) {
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
            await().until(() ->
                    caller.get("/readyz").body().contains("\"webhook orchestrator\",\"status\":\"warning\""));
            var ready = caller.get("/readyz");
            assertThat(ready.status()).isEqualTo(200);
            assertThat(ready.body())
                    .contains("http://127.0.0.1:9 is not told: it cannot be reached")
                    .doesNotContain("s3cret");
        }
    }
}

package io.aegis.images.adapters.web;

import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

class LoggedServiceTest {

    @Test
    void tellsItsOperatorWhatItDoes() {
        try (var service = new Served()) {
            service.caller().ensure("{\"reference\":\"ghcr.io/acme/agent:1.4\"}");
            service.caller().ensure("{\"reference\":\"ghcr.io/acme/none:1\",\"policy\":\"Never\"}");

            await().until(() -> service.log.stream().anyMatch(line -> line.contains("no ghcr.io/acme/none:1: ")));
            await().until(() -> service.log.stream().anyMatch(line -> line.contains("pulled ghcr.io/acme/agent:1.4")));
        }
    }
}

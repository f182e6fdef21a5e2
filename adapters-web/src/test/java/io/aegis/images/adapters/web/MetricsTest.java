package io.aegis.images.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricsTest {

    private final Served service = new Served();
    private final Caller caller = service.caller();

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void tellsWhatHappenedSinceTheStart() {
        caller.ensure("{\"reference\":\"ghcr.io/acme/agent:1.4\"}");
        caller.ensure("{\"reference\":\"ghcr.io/acme/agent:1.4\"}");
        caller.ensure("{\"reference\":\"ghcr.io/acme/none:1\",\"policy\":\"Never\"}");

        await().until(() -> caller.get("/metrics").body().contains("aegis_images_failures_total"));
        assertThat(caller.get("/metrics").body())
                .contains("aegis_images_ensure_duration_seconds_count{outcome=\"Downloaded\",size=\"below_10MB\"} 1")
                .contains("aegis_images_ensure_duration_seconds_count{outcome=\"Cached\",size=\"below_10MB\"} 1")
                .contains("aegis_images_ensure_duration_seconds_count{outcome=\"failed\",size=\"unknown\"} 1")
                .contains("aegis_images_failures_total{class=\"ImageNotFound\"} 1.0")
                .contains("aegis_images_transferred_bytes_total 1000.0")
                .contains("aegis_images_queue_wait_seconds_count 1")
                .contains("aegis_images_record_append_seconds_count 4")
                .contains("aegis_images_requests_in_flight 0.0")
                .contains("aegis_images_event_lag_seconds")
                .contains("aegis_images_references 1\n");
    }

    @Test
    void tellsWhatRunsNow() {
        service.node.runtime.holdPulls();
        var running = Async.run(() -> caller.ensure("{\"reference\":\"ghcr.io/acme/agent:1.4\"}"));

        await().until(() -> caller.get("/metrics").body().contains("aegis_images_pulls_in_flight 1.0"));
        service.node.runtime.releasePulls();
        running.join();
    }

    @Test
    void namesEachMeterOnce() {
        caller.ensure("{\"reference\":\"ghcr.io/acme/agent:1.4\"}");

        assertThat(caller.get("/metrics").body().lines().filter(line -> line.startsWith("# TYPE")))
                .doesNotHaveDuplicates();
    }
}

package io.aegis.images.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aegis.images.application.port.RateBudgets.RateBudget;
import io.aegis.images.domain.credential.Account;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsTest {

    private final Served service = new Served(Served.NOBODY);
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

        await().until(() -> caller.get("/metrics").body().contains("{class=\"ImageNotFound\"} 1.0"));
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
    void tellsWhatIsOnRecordAlone() {
        caller.ensure("{\"reference\":\"ghcr.io/acme/agent:1.4\"}");

        var recorded = caller.get("/metrics?recorded=true");

        assertThat(recorded.header("Content-Type")).endsWith("text/plain; version=0.0.4; charset=utf-8");
        assertThat(recorded.body())
                .startsWith("# HELP aegis_images_references ")
                .contains("aegis_images_references 1\n")
                .doesNotContain("_total", "duration");
        assertThat(caller.get("/metrics").body()).contains(recorded.body());
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

    @Test
    void countsEachClassOfFailureFromTheStart() {
        assertThat(caller.get("/metrics").body())
                .contains("aegis_images_failures_total{class=\"DiskFull\"} 0.0")
                .contains("aegis_images_failures_total{class=\"IntegrityViolation\"} 0.0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "packaging/prometheus/aegis-images.rules.yaml",
                "packaging/prometheus/aegis-images.rules.test.yaml",
                "packaging/grafana/aegis-images.json"
            })
    void hasWhatMonitoringAsksFor(String file) throws IOException {
        service.node.budgets.said(
                new RateBudget(Served.AGENT.host(), Account.ANONYMOUS, 100, 60, Option.none(), Instant.EPOCH));
        caller.ensure("{\"reference\":\"ghcr.io/acme/agent:1.4\"}");
        await().until(() -> caller.get("/metrics").body().contains("transferred_bytes_total 1000.0"));
        service.node.runtime.remove(Served.AGENT);
        caller.get("/v1/images?refresh=true");
        await().until(() -> caller.get("/metrics").body().contains("images_removed_total 1.0"));

        var metrics = caller.get("/metrics").body();
        assertThat(Pattern.compile("\\baegis_images_[a-z_]+")
                        .matcher(Files.readString(Path.of("..").resolve(file)))
                        .results()
                        .map(MatchResult::group))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(metrics).contains("\n" + name));
    }
}

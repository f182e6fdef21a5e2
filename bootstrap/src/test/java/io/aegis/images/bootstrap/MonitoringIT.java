package io.aegis.images.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The alerts, by Prometheus' own tool: each fires when it should, and none when all is well. */
class MonitoringIT {

    @Test
    void alertsWhenItShould() throws Exception {
        var ended = Repository.run(
                Repository.ROOT.resolve("packaging/prometheus"),
                Map.of("PATH", System.getenv("PATH")),
                List.of("promtool", "test", "rules", "aegis-images.rules.test.yaml"));

        assertThat(ended.code()).as(ended.said()).isZero();
    }
}

package io.aegis.images.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.contracts.fixtures.Fixtures;
import io.aegis.images.contracts.runtime.KilledPull;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CachePodmanIT extends CacheContract {
    @Override
    Path socket() {
        return Fixtures.running().podmanSocket();
    }

    @Test
    void cleansUpAfterAKilledPull() throws IOException {
        var config = config("leftover_age: 1h").toString();
        try (var pull = KilledPull.begin(Fixtures.running())) {
            pull.kill().age(Duration.ofHours(2));
            var left = pull.directories().iterator().next().toString();

            var doctor = shell().run("doctor", "--config", config);
            assertThat(doctor.out()).contains("warning  leftovers", "the first at ", "-> gc removes them");
            assertThat(shell().run("gc", "--to", "99%", "--dry-run", "--config", config)
                            .out())
                    .contains("remove  " + left);
            var said = shell().run("gc", "--to", "99%", "--config", config, "-o", "json")
                    .documents();
            assertThat(said.getFirst().path("kind").asText()).isEqualTo("leftover");
            assertThat(said.getFirst().path("action").asText()).isEqualTo("removed");
            assertThat(said.getLast().path("bytes_freed").asLong()).isPositive();
            assertThat(pull.directories()).isEmpty();
            assertThat(shell().run("doctor", "--config", config).out()).doesNotContain("leftovers");
        }
    }
}

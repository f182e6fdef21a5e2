package io.aegis.images.adapters.podman;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.adapters.engine.EngineEndpoint;
import io.aegis.images.application.port.ImageChanges;
import io.aegis.images.application.port.ImageChanges.Silence;
import io.aegis.images.contracts.fixtures.Fixtures;
import io.aegis.images.contracts.fixtures.PrivateFixtures;
import io.aegis.images.contracts.runtime.CommandLine;
import io.aegis.images.contracts.runtime.EngineChangesContract;
import io.aegis.images.contracts.runtime.FollowedChanges;
import io.aegis.images.contracts.runtime.Outsider;
import io.aegis.images.domain.pull.Detail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PodmanChangesIT extends EngineChangesContract {

    @Override
    protected Path socket(Fixtures fixtures) {
        return fixtures.podmanSocket();
    }

    @Override
    protected ImageChanges at(Path socket) {
        return PodmanAdapter.changes(EngineEndpoint.parse(socket.toString()).get());
    }

    @Override
    protected Outsider outsider() {
        return new CommandLine(Fixtures.running()::podman);
    }

    @Override
    protected String process() {
        return "podman";
    }

    @Test
    void saysThatThisPodmanKeepsNoEvents() throws IOException {
        try (var engines = PrivateFixtures.start()) {
            var configuration = engines.directory().resolve("podman/containers.conf");
            Files.writeString(configuration, Files.readString(configuration).replace("\"file\"", "\"none\""));
            engines.restart("podman");
            try (var changes = at(engines.fixtures().podmanSocket())) {
                var followed = FollowedChanges.of(changes, Instant.now());
                assertThat(followed.end())
                        .isEqualTo(new Silence.Untold(
                                new Detail("Podman keeps no events: events_logger is \"none\" in containers.conf")));
                assertThat(followed.isQuietFor(Duration.ZERO)).as("followed").isFalse();
            }
        }
    }
}

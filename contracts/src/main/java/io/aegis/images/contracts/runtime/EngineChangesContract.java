package io.aegis.images.contracts.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aegis.images.application.port.ImageChanges;
import io.aegis.images.application.port.ImageChanges.Silence;
import io.aegis.images.contracts.fixtures.Fixtures;
import io.aegis.images.contracts.fixtures.PrivateFixtures;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What holds for the real engines beyond the contract of all who tell of changes. */
public abstract class EngineChangesContract extends ImageChangesContract {

    protected abstract Path socket(Fixtures fixtures);

    protected abstract ImageChanges at(Path socket);

    /** As {@code scripts/fixtures} calls it. */
    protected abstract String process();

    @Override
    protected final ImageChanges changes() {
        return at(socket(Fixtures.running()));
    }

    @Override
    protected final ImageChanges absentChanges() {
        return at(Path.of(socket(Fixtures.running()) + ".absent"));
    }

    @Override
    protected final ContractRegistry registry() {
        return new EngineRegistry(Fixtures.running());
    }

    @Test
    void saysThatTheEngineIsGoneAndFollowsItWhenItIsBack() {
        try (var engines = PrivateFixtures.start();
                var changes = at(socket(engines.fixtures()))) {
            var followed = FollowedChanges.of(changes, Instant.now());
            await().until(() -> followed.isQuietFor(Duration.ZERO));
            engines.kill(process());
            assertThat(followed.end()).isInstanceOf(Silence.Lost.class);

            engines.restart(process());
            var again = FollowedChanges.of(changes, Instant.now());
            await().until(() -> again.isQuietFor(Duration.ofSeconds(1)));
            engines.terminate(process());
            assertThat(again.end()).isInstanceOf(Silence.Lost.class);
        }
    }
}

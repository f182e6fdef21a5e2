package io.aegis.images.bootstrap;

import io.aegis.images.adapters.docker.DockerAdapter;
import io.aegis.images.adapters.engine.EngineLocator.Located;
import io.aegis.images.adapters.podman.PodmanAdapter;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.ImageChanges;
import java.time.Instant;

/** What the node's engine tells of changes, wherever that is found. */
final class LocatedChanges implements ImageChanges {
    private final LocatedRuntime runtime;

    LocatedChanges(LocatedRuntime runtime) {
        this.runtime = runtime;
    }

    @Override
    public Silence follow(Instant since, Listener listener, Cancellation cancellation) {
        return runtime.locate().fold(Silence.Lost::new, located -> {
            try (var changes = connect(located)) {
                return changes.follow(since, listener, cancellation);
            }
        });
    }

    private static ImageChanges connect(Located located) {
        return switch (located.kind()) {
            case DOCKER -> DockerAdapter.changes(located.endpoint());
            case PODMAN -> PodmanAdapter.changes(located.endpoint());
        };
    }

    /** Each following has a connection of its own. */
    @Override
    public void close() {}
}

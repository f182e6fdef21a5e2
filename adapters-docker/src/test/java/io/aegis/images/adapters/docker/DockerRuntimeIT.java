package io.aegis.images.adapters.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.adapters.engine.EngineEndpoint;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.ContainerRuntime;
import io.aegis.images.application.port.PullObserver;
import io.aegis.images.application.port.PullRequest;
import io.aegis.images.contracts.fixtures.Fixtures;
import io.aegis.images.contracts.registry.FaultRegistry;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.contracts.runtime.EngineRuntimeContract;
import io.vavr.control.Option;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DockerRuntimeIT extends EngineRuntimeContract {

    @Override
    protected Path socket(Fixtures fixtures) {
        return fixtures.dockerSocket();
    }

    @Override
    protected ContainerRuntime at(Path socket) {
        return DockerAdapter.connect(EngineEndpoint.parse(socket.toString()).get());
    }

    @Override
    protected String kind() {
        return "docker";
    }

    /** Podman tells progress once a second, and so nothing of a pull this short. */
    @Test
    void countsTheBytesThatCame() {
        try (var docker = runtime();
                var registry = FaultRegistry.start()) {
            var image = TestImage.fresh(3_000_000);
            var request = new PullRequest(registry.serve("lab/x", "1", image), Option.none(), Option.none());
            assertThat(docker.pull(request, PullObserver.NONE, Cancellation.none())
                            .get()
                            .bytesTransferred())
                    .isEqualTo(image.layers().getFirst().content().length);
        }
    }
}

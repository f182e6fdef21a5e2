package io.aegis.images.adapters.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aegis.images.adapters.engine.EngineEndpoint;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.ContainerRuntime;
import io.aegis.images.application.port.LayerProgress;
import io.aegis.images.application.port.PullObserver;
import io.aegis.images.application.port.PullRequest;
import io.aegis.images.contracts.fixtures.Fixtures;
import io.aegis.images.contracts.registry.FaultRegistry;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.contracts.runtime.EngineRuntimeContract;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
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

    /** Podman downloads it for each. */
    @Test
    void countsOnceTheBytesOfALayerThatTwoPullsWaitFor() {
        try (var docker = runtime();
                var registry = FaultRegistry.start()) {
            var image = TestImage.fresh(3_000_000);
            var waiting = ConcurrentHashMap.<ImageReference>newKeySet();
            var layer = image.layers().getFirst();
            var content = registry.content();
            var pulls = Stream.of("lab/x", "lab/y")
                    .map(repository -> registry.serve(repository, "1", image))
                    .toList();
            registry.behave(request -> {
                if (request.identifier().equals(layer.digest().value())) {
                    await().until(() -> waiting.size() == 2);
                }
                return content.reply(request);
            });

            var outcomes = pulls.stream()
                    .map(reference -> CompletableFuture.supplyAsync(
                            () -> docker.pull(
                                    new PullRequest(reference, Option.none(), Option.none()),
                                    new Telling(() -> waiting.add(reference)),
                                    Cancellation.none()),
                            task -> Thread.ofVirtual().start(task)))
                    .toList();

            assertThat(outcomes.stream().mapToLong(pull -> pull.join().get().bytesTransferred()))
                    .containsExactlyInAnyOrder(0L, (long) layer.content().length);
        }
    }

    /** @param layer what is done when the runtime tells of one */
    private record Telling(Runnable layer) implements PullObserver {
        @Override
        public void progressed(LayerProgress progress) {
            layer.run();
        }
    }
}

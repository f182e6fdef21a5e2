package io.aegis.images.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.NodeOptions;
import io.aegis.images.contracts.runtime.FakeEngine;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocatedRuntimeTest {
    private static final ImageReference AGENT =
            ImageReference.parse("ghcr.io/acme/agent:1").get();

    @TempDir
    Path directory;

    /** It is the dearest of Podman's answers. */
    @Test
    void asksForTheVersionOnceWhereItLooksForTheEngineAndIsAskedForItsPlatform() {
        try (var engine = FakeEngine.podman(directory.resolve("podman.sock"));
                var runtime = new LocatedRuntime(plan(engine.socket()))) {
            runtime.find(AGENT);
            var described = runtime.describe().get();

            assertThat(described.platform()).hasToString("linux/amd64");
            assertThat(engine.requests())
                    .filteredOn(request -> request.path().equals("/version"))
                    .hasSize(1);
        }
    }

    private NodePlan plan(Path socket) {
        var around = new Surroundings(Map.of(), directory, directory, "0", "node");
        var settings =
                new AegisImages(around).documents().nodeSettings(Option.none()).get();
        var options = new NodeOptions(
                Option.none(),
                Option.none(),
                Option.some(socket.toString()),
                Option.some(directory.resolve("data")),
                Option.none());
        return NodePlan.of(options, settings, around);
    }
}

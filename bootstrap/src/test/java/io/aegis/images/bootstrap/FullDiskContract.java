package io.aegis.images.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.contracts.fixtures.Fixtures;
import io.aegis.images.contracts.fixtures.PrivateFixtures;
import io.aegis.images.contracts.registry.FaultRegistry;
import io.aegis.images.contracts.registry.TestImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A collection on a runtime with a small disk of its own, which really gets free. */
abstract class FullDiskContract {
    private static final int MEGABYTE = 1 << 20;
    private static final int IMAGES = 6;

    @TempDir
    Path directory;

    private final FaultRegistry registry = FaultRegistry.start();

    abstract Path socket(Fixtures fixtures);

    @AfterEach
    void stopTheRegistry() {
        registry.close();
    }

    @Test
    void endsAsSoonAsTheLowWatermarkIsReached() throws IOException {
        var config =
                Files.writeString(directory.resolve("aegis-config.yaml"), """
                apiVersion: 100monkeys.ai/v1
                kind: NodeConfig
                metadata: {name: node-7}
                spec:
                  node: {id: node-7}
                  images: {cache: {minimum_age: 1ms}}
                """).toString();
        try (var engines = PrivateFixtures.startOnDiskOf(128)) {
            var shell = new Shell(socket(engines.fixtures()), directory.resolve("data"));
            var images = IntStream.range(0, IMAGES)
                    .mapToObj(number -> registry.serve("lab/full-" + number, "1", TestImage.fresh(8 * MEGABYTE))
                            .toString())
                    .toList();
            images.forEach(
                    image -> assertThat(shell.run("ensure", image).code()).isZero());
            // Used again, so that it is the last to go.
            assertThat(shell.run("ensure", images.getFirst()).code()).isZero();

            var used = disk(shell, config);
            var to = used - 12; // of 128 MB: that is more than one image, and less than three
            var said = shell.run("gc", "--to", to + "%", "--config", config, "-o", "json");

            assertThat(said.code()).as(said.err()).isZero();
            var summary = said.documents().getLast();
            assertThat(summary.path("low_watermark_reached").asBoolean()).isTrue();
            assertThat(summary.path("removed").asInt()).isEqualTo(2);
            assertThat(summary.at("/disk_after/used_percent").asInt()).isLessThanOrEqualTo(to);
            assertThat(shell.run("audit", "--outcome", "removed", "-o", "json").documents())
                    .extracting(event -> event.at("/data/image").asText())
                    .containsExactly(images.get(2), images.get(1));
        }
    }

    private static int disk(Shell shell, String config) {
        return shell.run("gc", "--to", "99%", "--config", config, "-o", "json")
                .documents()
                .getLast()
                .at("/disk_before/used_percent")
                .asInt();
    }
}

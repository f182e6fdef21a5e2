package io.aegis.images.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aegis.images.application.NodeOptions;
import io.aegis.images.bootstrap.example.Orchestrator;
import io.aegis.images.contracts.fixtures.Fixtures;
import io.aegis.images.contracts.registry.TestImage;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddingIT {
    private static final Path EXAMPLE = Path.of("src/test/java/io/aegis/images/bootstrap/example/Orchestrator.java");

    @TempDir
    Path data;

    @Test
    void ensuresAnImageAndHearsItsEvents() {
        var fixtures = Fixtures.running();
        var image = TestImage.fresh(1000);
        var reference = fixtures.openRegistry().push("embedding/" + UUID.randomUUID(), "1", image);
        var options = new NodeOptions(
                Option.none(),
                Option.none(),
                Option.some(fixtures.dockerSocket().toString()),
                Option.some(data),
                Option.none());
        var log = new ConcurrentLinkedQueue<String>();
        try (var node = AegisImages.here().open(options).get()) {
            Orchestrator.start(node, "7f1c", reference.toString(), log::add);
            await().until(() -> log.contains("event ImageCached"));
        }
        assertThat(log)
                .contains(
                        "event ImagePullStarted",
                        "event ImagePullCompleted",
                        "start a container of " + image.config().digest());
    }

    @Test
    void isShownInTheDocumentationAsItIsTestedHere() throws IOException {
        var source = Files.readString(EXAMPLE);
        var shown = source.substring(source.indexOf("public final class"));
        assertThat(shown.lines()).hasSizeLessThan(30);
        assertThat(Files.readString(Path.of("../docs/embedding.md"))).contains(shown);
    }
}

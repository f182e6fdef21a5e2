package io.aegis.images.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aegis.images.contracts.registry.FaultRegistry;
import io.aegis.images.contracts.registry.Reply;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.contracts.runtime.EngineClient;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes from a real runtime's cache, what stays, and what is on record of it. */
abstract class CacheContract {
    private static final int SIZE = 1 << 20;
    private static final int ROUNDS = 12;

    @TempDir
    Path directory;

    private final FaultRegistry registry = FaultRegistry.start();
    private final String repository = "cache/" + UUID.randomUUID();
    private final List<String> containers = new ArrayList<>();

    abstract Path socket();

    final Shell shell() {
        return new Shell(socket(), directory.resolve("data"));
    }

    private EngineClient engine() {
        return new EngineClient(socket());
    }

    @AfterEach
    void end() {
        containers.forEach(engine()::removeContainer);
        registry.close();
    }

    private ImageReference ensured(String tag) {
        var reference = registry.serve(repository, tag, TestImage.fresh(SIZE));
        assertThat(shell().run("ensure", reference.toString()).code()).isZero();
        return reference;
    }

    private ImageReference used(ImageReference image) {
        var name = "cache-" + UUID.randomUUID();
        engine().createContainer(name, image);
        containers.add(name);
        return image;
    }

    /** Images are old at once, and the disk is too full whatever is on it. */
    final Path config(String... further) {
        try {
            return Files.writeString(
                    directory.resolve("aegis-config.yaml"), """
                    apiVersion: 100monkeys.ai/v1
                    kind: NodeConfig
                    metadata: {name: node-7}
                    spec:
                      node: {id: node-7}
                      images:
                        cache:
                          high_watermark: 2%%
                          low_watermark: 1%%
                          minimum_age: 1ms
                          %s
                    """.formatted(String.join("\n      ", further)));
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void removesAnImageAndRecordsWhatBecameFree() {
        var image = ensured("1").toString();
        var said = shell().run("rm", image, "-o", "json").document();

        assertThat(said.fieldNames())
                .toIterable()
                .containsExactly("reference", "node", "action", "bytes_freed", "containers", "held_by_tags", "failure");
        assertThat(said.path("action").asText()).isEqualTo("removed");
        assertThat(said.path("bytes_freed").asLong()).isBetween((long) SIZE, 2L * SIZE);
        assertThat(removals(image)).containsExactly("removed " + said.path("bytes_freed"));
        assertThat(shell().run("inventory", "-o", "json").documents()).isEmpty();
        assertThat(shell().run("ensure", image, "--policy", "Never").code()).isEqualTo(10);

        var again = shell().run("rm", image);
        assertThat(again.code()).isEqualTo(10);
        assertThat(again.err()).startsWith("error: ImageNotFound: ").contains("\n  -> inventory --refresh");
    }

    @Test
    void leavesWhatAContainerUsesAndNamesIt() {
        var image = used(ensured("1")).toString();
        var said = shell().run("rm", image);

        assertThat(said.code()).isEqualTo(26);
        assertThat(said.err())
                .isEqualTo("error: ImageInUse: " + image + " is in use by the container " + containers.getFirst()
                        + "\n  -> remove the containers first\n");
        assertThat(shell().run("ensure", image, "--policy", "Never").code()).isZero();
        assertThat(removals(image)).isEmpty();
    }

    @Test
    void tellsWhatItWouldRemoveAndDoesNothing() {
        var image = ensured("1").toString();

        assertThat(shell().run("rm", image, "--dry-run").out())
                .startsWith("would remove (1.0")
                .endsWith(image + "\n");
        assertThat(shell().run("ensure", image, "--policy", "Never").code()).isZero();
    }

    @Test
    void collectsWhatMayGoAndTellsWhyTheRestStays() {
        var gone = ensured("gone").toString();
        var inUse = used(ensured("used")).toString();
        var pinned = ensured("pinned").toString();
        var withdrawn = ensured("withdrawn").toString();
        var missing = digest(withdrawn);
        registry.behave(request -> request.path().contains(missing)
                ? Option.some(Reply.error(404, "MANIFEST_UNKNOWN", "manifest unknown"))
                : Option.none());
        var config = config("pins: ['" + pinned + "']").toString();

        var plan =
                shell().run("gc", "--dry-run", "--config", config, "-o", "json").documents();
        assertThat(about(plan, gone, inUse, pinned, withdrawn))
                .containsExactly(
                        "remove: last handed to an execution at",
                        "keep: used by the container " + containers.getFirst(),
                        "keep: pinned by " + pinned,
                        "keep: cannot be fetched again:");
        assertThat(shell().run("ensure", gone, "--policy", "Never").code()).isZero();

        var done = shell().run("gc", "--config", config, "-o", "json");
        assertThat(done.documents().getLast().path("kind").asText()).isEqualTo("summary");
        assertThat(done.documents().getLast().path("needed").asBoolean()).isTrue();
        assertThat(removals(gone)).singleElement().asString().startsWith("collected 1");
        assertThat(Stream.of(inUse, pinned, withdrawn).flatMap(image -> removals(image).stream()))
                .isEmpty();
        assertThat(shell().run("inventory", "--refresh", "-o", "json").documents())
                .extracting(held -> held.path("reference").asText())
                .contains(inUse, pinned, withdrawn)
                .doesNotContain(gone);

        shell().run("gc", "--include-unfetchable", "--to", "1%", "--config", config, "--dry-run");
        assertThat(removals(withdrawn)).isEmpty();
    }

    @Test
    void collectsNothingBelowTheHighWatermark() {
        var image = ensured("1").toString();
        var said = shell().run("gc", "--to", "99%");

        assertThat(said.code()).isZero();
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).contains("the high watermark is 99% used: no image has to go");
        assertThat(removals(image)).isEmpty();
    }

    @Test
    void prunesAllThatIsUnusedWithinAFilter() {
        var gone = ensured("gone").toString();
        var kept = used(ensured("used")).toString();
        var config = config().toString();

        var dangling = shell().run("prune", "--dry-run", "--config", config, "-o", "json")
                .documents();
        assertThat(about(dangling, gone)).containsExactly("keep: it has a tag");
        var filtered = shell().run("prune", "--all", "--filter", "label!=seed", "--config", config, "-o", "json");
        assertThat(about(filtered.documents(), gone)).containsExactly("keep: the filter label!=seed does not match");

        assertThat(shell().run("prune", "--all", "--filter", "label=seed", "--config", config)
                        .code())
                .isZero();
        assertThat(removals(gone)).singleElement().asString().startsWith("pruned 1");
        assertThat(removals(kept)).isEmpty();
    }

    @Test
    void neverLetsTheRecordAndTheRuntimeDisagree() {
        var image = ensured("1").toString();
        for (int round = 0; round < ROUNDS; round++) {
            var removal = CompletableFuture.supplyAsync(() -> shell().run("rm", image));
            // One alone: of two, each may find what the other's pull has brought and not recorded yet.
            var ensured = CompletableFuture.supplyAsync(() -> shell().run("ensure", image));
            assertThat(removal.join().code()).isIn(0, 10, 26);
            assertThat(ensured.join().code()).isZero();
        }
        shell().run("inventory", "--refresh");

        assertThat(removals(image)).noneMatch(removal -> removal.startsWith("outside"));
        assertThat(shell().run("audit", "--image", image, "--outcome", "added", "-o", "json")
                        .documents())
                .extracting(event -> event.at("/data/how").asText())
                .containsOnly("pulled");
    }

    private List<String> removals(String image) {
        return shell().run("audit", "--image", image, "--outcome", "removed", "-o", "json").documents().stream()
                .map(event -> event.at("/data/cause").asText() + " "
                        + event.at("/data/bytes_freed").asLong())
                .toList();
    }

    private String digest(String image) {
        return shell().run("inventory", "-o", "json").documents().stream()
                .filter(held -> held.path("reference").asText().equals(image))
                .map(held -> held.path("digest").asText())
                .findFirst()
                .orElseThrow();
    }

    /** What became of each, with the beginning of why. */
    private static List<String> about(List<JsonNode> documents, String... images) {
        return Arrays.stream(images)
                .map(image -> documents.stream()
                        .filter(document -> document.path("tags").toString().contains("\"" + image + "\""))
                        .map(document -> document.path("action").asText() + ": "
                                + document.path("reason").asText().replaceAll("(execution at|fetched again:) .*", "$1"))
                        .findFirst()
                        .orElse("not told: " + image))
                .toList();
    }
}

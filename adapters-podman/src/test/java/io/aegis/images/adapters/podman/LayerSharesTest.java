package io.aegis.images.adapters.podman;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.adapters.engine.EngineEndpoint;
import io.aegis.images.application.port.ImageRemover;
import io.aegis.images.application.port.ImageRemover.StoredImage;
import io.aegis.images.contracts.runtime.EngineReply;
import io.aegis.images.contracts.runtime.FakeEngine;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Siblings on one base, as Podman tells of them when the base itself is no image there. */
class LayerSharesTest {

    private static final String A = "a".repeat(64);
    private static final String B = "b".repeat(64);
    private static final String ALONE = "c".repeat(64);

    @TempDir
    Path directory;

    private FakeEngine engine;
    private ImageRemover remover;

    @BeforeEach
    void start() {
        engine = FakeEngine.podman(directory.resolve("podman.sock"));
        remover = PodmanAdapter.remover(
                EngineEndpoint.parse(engine.socket().toString()).get());
    }

    @AfterEach
    void stop() {
        remover.close();
        engine.close();
    }

    @Test
    void countsTheLayersAboveWhatSiblingsHaveInCommon() {
        images(A, B, ALONE);
        made(A, "base one", "[{\"Size\":30},{\"Size\":0},{\"Size\":500}]");
        made(B, "base two three", "[{\"Size\":7},{\"Size\":40},{\"Size\":500}]");
        made(ALONE, "other", "[]");

        assertThat(uniqueBytes()).containsExactly(Option.some(30L), Option.some(47L), Option.some(1000L));
    }

    @Test
    void countsNothingOfAnImageThatIsWhollyWithinAnother() {
        images(A, B);
        made(A, "base", "[]");
        made(B, "base one", "[{\"Size\":30},{\"Size\":500}]");

        assertThat(uniqueBytes()).containsExactly(Option.some(0L), Option.some(30L));
    }

    @Test
    void doesNotGuessWhereTheHistoryDoesNotTellOfEachLayer() {
        images(A, B);
        made(A, "base one", "[]");
        made(B, "base two", "[{\"Size\":540}]");

        assertThat(uniqueBytes()).containsExactly(Option.none(), Option.none());
    }

    @Test
    void asksForAnImageOnce() {
        images(A, B);
        made(A, "base one", "[{\"Size\":30},{\"Size\":500}]");
        made(B, "base two", "[{\"Size\":40},{\"Size\":500}]");
        uniqueBytes();
        uniqueBytes();

        assertThat(engine.requests())
                .filteredOn(request -> request.path().contains(A))
                .hasSize(2); // what it consists of, and its history
    }

    private void images(String... ids) {
        var list = List.of(ids).stream()
                .map("{\"Id\":\"%s\",\"Size\":1000,\"Created\":1}"::formatted)
                .toList();
        engine.on("/images/json", EngineReply.json(200, list.toString()));
    }

    private void made(String id, String layers, String history) {
        engine.on(
                "/images/" + id + "/json",
                EngineReply.json(
                        200, "{\"RootFS\":{\"Layers\":[\"" + String.join("\",\"", layers.split(" ")) + "\"]}}"));
        engine.on("/images/" + id + "/history", EngineReply.json(200, history));
    }

    private List<Option<Long>> uniqueBytes() {
        return remover.images().get().stream().map(StoredImage::uniqueBytes).toList();
    }
}

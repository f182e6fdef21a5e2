package io.aegis.images.adapters.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.LayerProgress;
import io.aegis.images.application.port.LayerProgress.Phase;
import io.aegis.images.application.port.PullObserver;
import io.vavr.control.Either;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PullStreamTest {

    private static final String LAYER = "61769ce439ea";

    private final List<LayerProgress> told = new ArrayList<>();

    @Test
    void followsDockerLayerByLayer() throws IOException {
        var ended = read(
                Dialect.DOCKER,
                "{\"status\":\"Pulling from ok/a\",\"id\":\"1\"}",
                layer("Pulling fs layer", 0, 0),
                layer("Downloading", 36589, 3001176),
                layer("Retrying in 5 seconds", 0, 0),
                layer("Downloading", 3001176, 3001176),
                layer("Verifying Checksum", 0, 0),
                layer("Download complete", 0, 0),
                layer("Extracting", 32768, 3001176),
                layer("Pull complete", 0, 0),
                "{\"status\":\"Digest: sha256:f4e8\"}",
                "{\"status\":\"Status: Downloaded newer image for 127.0.0.1:5000/ok/a:1\"}");
        assertThat(ended)
                .isEqualTo(Either.right(
                        new EndedPull("Status: Downloaded newer image for 127.0.0.1:5000/ok/a:1", "", 3001176)));
        assertThat(told)
                .extracting(LayerProgress::phase)
                .containsExactly(
                        Phase.WAITING,
                        Phase.DOWNLOADING,
                        Phase.RETRYING,
                        Phase.DOWNLOADING,
                        Phase.DOWNLOADED,
                        Phase.DOWNLOADED,
                        Phase.UNPACKING,
                        Phase.DONE);
        assertThat(told.get(1)).isEqualTo(new LayerProgress(LAYER, Phase.DOWNLOADING, 36589, 3001176));
    }

    @Test
    void takesADownloadedLayerOfPodmanForOneThatIsBeingUnpacked() throws IOException {
        var ended = read(Dialect.PODMAN, layer("Download complete", 0, 0));
        assertThat(told).containsExactly(new LayerProgress(LAYER, Phase.UNPACKING, 0, 0));
        assertThat(ended).isEqualTo(Either.right(new EndedPull("Download complete", LAYER, 0)));
    }

    @Test
    void countsTheBytesOfEachLayerOnce() throws IOException {
        var ended = read(
                Dialect.DOCKER,
                layer("Downloading", 100, 200),
                layer("Extracting", 64, 200),
                layer("Extracting", 200, 200),
                "{\"status\":\"Already exists\",\"progressDetail\":{},\"id\":\"0123456789ab\"}");
        assertThat(ended.get().bytesTransferred()).isEqualTo(200);
    }

    @Test
    void findsTheErrorInsideASuccessfulAnswer() throws IOException {
        var error = "{\"errorDetail\":{\"message\":\"unknown blob\"},\"error\":\"unknown blob\"}";
        assertThat(read(Dialect.DOCKER, layer("Downloading", 1, 2), error)).isEqualTo(Either.left("unknown blob"));
        assertThat(read(Dialect.PODMAN, "{\"error\":\"unknown blob\"}")).isEqualTo(Either.left("unknown blob"));
    }

    @Test
    void takesForAnErrorWhatIsNoJson() throws IOException {
        assertThat(read(Dialect.DOCKER, "<html>").getLeft()).contains("no JSON", "<html>");
    }

    @Test
    void holdsAnEmptyStreamForNoSuccess() throws IOException {
        assertThat(read(Dialect.DOCKER)).isEqualTo(Either.right(new EndedPull("", "", 0)));
    }

    @Test
    void neverCountsBackwards() throws IOException {
        read(Dialect.DOCKER, layer("Downloading", -5, -7));
        assertThat(told).containsExactly(new LayerProgress(LAYER, Phase.DOWNLOADING, 0, 0));
    }

    private Either<String, EndedPull> read(Dialect dialect, String... lines) throws IOException {
        var observer = new PullObserver() {
            @Override
            public void progressed(LayerProgress progress) {
                told.add(progress);
            }
        };
        var text = String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8);
        return new PullStream(dialect, observer, new SharedDownloads().begin()::count)
                .read(new ByteArrayInputStream(text));
    }

    private static String layer(String status, long current, long total) {
        return "{\"status\":\"%s\",\"progressDetail\":{\"current\":%d,\"total\":%d},\"id\":\"%s\"}"
                .formatted(status, current, total, LAYER);
    }
}

package io.aegis.images.contracts.runtime;

import static org.awaitility.Awaitility.await;

import io.aegis.images.contracts.fixtures.Fixtures;
import io.aegis.images.contracts.registry.FaultRegistry;
import io.aegis.images.contracts.registry.Reply;
import io.aegis.images.contracts.registry.Reply.Delivery;
import io.aegis.images.contracts.registry.Script;
import io.aegis.images.contracts.registry.TestImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/** A pull by a Podman service of its own, over the fixtures' images, that is killed in the middle. */
public final class KilledPull implements AutoCloseable {

    private static final int MEGABYTE = 1 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final FaultRegistry registry = FaultRegistry.start();
    private final Path downloads;
    private final Path socket;
    private final Process service;
    private final Process pull;

    /** Begins to pull, and waits until some of it has come. */
    public static KilledPull begin(Fixtures fixtures) {
        try {
            return new KilledPull(fixtures);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private KilledPull(Fixtures fixtures) throws IOException {
        this.downloads = fixtures.podmanSocket().resolveSibling("podman/tmp");
        var image = TestImage.fresh(MEGABYTE);
        var layer = image.layers().getFirst();
        var reference = registry.serve("lab/killed", "1", image).toString();
        registry.behave(Script.onBlob(layer, Reply.of(layer).delivered(Delivery.STALLED)));
        var before = directories();
        socket = fixtures.podmanSocket().resolveSibling("killed-" + System.nanoTime() + ".sock");
        service = quiet(fixtures.podman("system", "service", "--time=0", "unix://" + socket));
        await().atMost(PATIENCE).until(() -> Files.exists(socket));
        pull = quiet(new ProcessBuilder(
                "curl",
                "-sS",
                "--unix-socket",
                socket.toString(),
                "-X",
                "POST",
                "http://engine/v4.0.0/libpod/images/pull?tlsVerify=false&reference="
                        + URLEncoder.encode(reference, StandardCharsets.UTF_8)));
        awaitDownload(before);
    }

    private void awaitDownload(Set<Path> before) {
        try {
            await().atMost(PATIENCE)
                    .until(() -> directories().stream()
                            .anyMatch(directory -> !before.contains(directory) && isFilled(directory)));
        } catch (ConditionTimeoutException never) {
            close();
            throw never;
        }
    }

    /** As {@code kill -9} does. */
    public KilledPull kill() {
        service.destroyForcibly().onExit().join();
        pull.onExit().join();
        return this;
    }

    /** What it downloaded into is as old as that. */
    public KilledPull age(Duration age) throws IOException {
        for (var directory : directories()) {
            try (var blobs = Files.list(directory)) {
                for (var blob : blobs.toList()) {
                    Files.setLastModifiedTime(blob, FileTime.from(Instant.now().minus(age)));
                }
            }
            Files.setLastModifiedTime(directory, FileTime.from(Instant.now().minus(age)));
        }
        return this;
    }

    /** The directories that Podman downloads into now. */
    public Set<Path> directories() {
        try (var all = Files.list(downloads)) {
            return new HashSet<>(
                    all.filter(directory -> directory.getFileName().toString().contains("storage"))
                            .filter(Files::isDirectory)
                            .toList());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static boolean isFilled(Path directory) {
        var blobs = directory.toFile().listFiles();
        return blobs != null && Stream.of(blobs).anyMatch(blob -> blob.length() > 0);
    }

    private static Process quiet(ProcessBuilder builder) throws IOException {
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    @Override
    public void close() {
        kill();
        registry.close();
        socket.toFile().delete();
    }
}

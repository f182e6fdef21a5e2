package io.aegis.images.adapters.podman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aegis.images.adapters.engine.EngineEndpoint;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.PullLeftovers;
import io.aegis.images.application.port.PullLeftovers.Leftover;
import io.aegis.images.application.port.PullObserver;
import io.aegis.images.application.port.PullRequest;
import io.aegis.images.contracts.fixtures.Fixtures;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.domain.content.ImageIntegrity;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On the real thing: what a Podman leaves that finds a layer damaged while it hands an image out. */
class PodmanRefusedExportIT {

    private static final Duration HOUR = Duration.ofHours(1);

    private final Fixtures fixtures = Fixtures.running();
    private final EngineEndpoint endpoint =
            EngineEndpoint.parse(fixtures.podmanSocket().toString()).get();
    private final PullLeftovers leftovers = PodmanAdapter.leftovers(endpoint);
    private final Path downloads = fixtures.podmanSocket().resolveSibling("podman/tmp");
    private final Set<Path> before = files();

    @AfterEach
    void end() throws IOException {
        for (var made : made()) {
            Files.delete(made);
        }
        leftovers.close();
    }

    @Test
    void isFoundAndRemovedWhenItIsOld() throws IOException {
        refuseAnExport();
        var left = made();
        assertThat(left).hasSize(1);
        var layer = left.iterator().next();
        assertThat(found()).doesNotContain(layer);

        age(layer);
        awaitThatPodmanClosed(layer);
        var leftover = leftovers.unchangedSince(Instant.now().minus(HOUR)).get().stream()
                .filter(one -> one.path().equals(layer.toString()))
                .findFirst()
                .orElseThrow();
        assertThat(leftover.bytes()).isEqualTo(Files.size(layer)).isPositive();
        assertThat(leftovers.remove(leftover, Instant.now().minus(HOUR))).isEqualTo(leftover.bytes());
        assertThat(layer).doesNotExist();
    }

    @Test
    void isLeftAloneWhileItIsOpen() throws IOException {
        var layer = tar("20260301");
        try (var _ = Files.newInputStream(layer)) {
            age(layer);
            assertThat(found()).doesNotContain(layer);
        }
        assertThat(found()).contains(layer);
    }

    @Test
    void isNothingElseWithANumberForAName() throws IOException {
        var text = age(secret(Files.writeString(downloads.resolve("20260302"), "kept".repeat(200))));
        var open = age(Files.setPosixFilePermissions(tar("20260303"), PosixFilePermissions.fromString("rw-r--r--")));
        var named = age(Files.move(tar("20260304"), downloads.resolve("20260304.tar")));
        var link = Files.createSymbolicLink(downloads.resolve("20260305"), named);

        assertThat(found()).doesNotContain(text, open, named, link);
        assertThat(leftovers.remove(new Leftover(text.toString(), 1, Instant.EPOCH), Instant.now()))
                .isZero();
        assertThat(text).exists();
    }

    /** It does so when it next collects garbage: after two minutes, or sooner where it has more to do. */
    private void awaitThatPodmanClosed(Path layer) {
        try (var podman = PodmanAdapter.connect(endpoint)) {
            await().atMost(Duration.ofMinutes(4)).until(() -> {
                podman.list();
                return found().anyMatch(layer::equals);
            });
        }
    }

    private void refuseAnExport() throws IOException {
        int seed = ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE);
        var image = TestImage.of(seed, TestImage.platformOfThisMachine(), 1_000_000);
        var reference = fixtures.openRegistry().push("lab/" + UUID.randomUUID(), "1", image);
        try (var podman = PodmanAdapter.connect(endpoint);
                var reader = PodmanAdapter.reader(endpoint)) {
            podman.pull(
                            new PullRequest(reference, Option.none(), Option.none()),
                            PullObserver.NONE,
                            Cancellation.none())
                    .get();
            damage("diff/" + TestImage.file(seed, 0));
            assertThat(reader.read(
                                    image.config().digest(),
                                    content -> {
                                        content.readAllBytes();
                                        return new ImageIntegrity.Intact();
                                    },
                                    Cancellation.none())
                            .get())
                    .isInstanceOf(ImageIntegrity.Damaged.class);
        }
    }

    private void damage(String end) throws IOException {
        try (var all = Files.walk(fixtures.podmanStorage())) {
            var file = all.filter(path -> path.endsWith(end)).findFirst().orElseThrow();
            var content = Files.readAllBytes(file);
            content[content.length / 2] ^= 1;
            Files.write(file, content);
        }
    }

    private Path tar(String name) throws IOException {
        var head = new byte[512];
        head[0] = 'a';
        var sum = "%06o".formatted('a' + 8 * ' ').getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(sum, 0, head, 148, sum.length);
        return secret(Files.write(downloads.resolve(name), head));
    }

    private static Path secret(Path file) throws IOException {
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private static Path age(Path file) throws IOException {
        return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(HOUR.multipliedBy(2))));
    }

    private Stream<Path> found() {
        return leftovers.unchangedSince(Instant.now().minus(HOUR)).get().stream()
                .map(leftover -> Path.of(leftover.path()));
    }

    private Set<Path> made() {
        var made = files();
        made.removeAll(before);
        return made;
    }

    private Set<Path> files() {
        try (var all = Files.list(downloads)) {
            return new HashSet<>(all.filter(path -> !Files.isDirectory(path)).toList());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

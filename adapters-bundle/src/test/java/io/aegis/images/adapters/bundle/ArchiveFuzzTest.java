package io.aegis.images.adapters.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.contracts.registry.InMemoryContent;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Either;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever becomes of an archive, it is read to an end, and nothing is made of it that was not in it. */
class ArchiveFuzzTest {

    private static final int ROUNDS = 2_000;
    private static final long SEED = 20_261_124;
    private static final TestImage IMAGE = TestImage.of(1, "amd64", 1000, 2000);

    private final Random random = new Random(SEED);

    @TempDir
    private Path directory;

    @Test
    void isReadOrRefused() throws IOException {
        var archives = List.of(
                Files.readAllBytes(bundle()), Tar.layout("a/b:1", IMAGE).end().bytes());
        int read = 0;
        for (int round = 0; round < ROUNDS; round++) {
            var whole = archives.get(round % archives.size());
            read += sound(damaged(whole)) ? 1 : 0;
        }
        assertThat(read).isBetween(1, ROUNDS / 2); // else the damage would miss the point
    }

    private boolean sound(byte[] content) throws IOException {
        var file = Files.write(directory.resolve("damaged.tar"), content);
        return BundleAdapter.archives()
                .open(file)
                .fold(
                        failure -> {
                            assertThat(failure.message())
                                    .contains("damaged.tar")
                                    .doesNotContain("\n");
                            return false;
                        },
                        archive -> {
                            try (archive) {
                                assertThat(archive.images())
                                        .allSatisfy(image -> assertThat(image.imageId())
                                                .isEqualTo(IMAGE.config().digest()));
                                return archive.blobs().stream()
                                        .map(blob -> archive.check(blob, _ -> {}, Cancellation.none()))
                                        .allMatch(Either::isRight);
                            }
                        });
    }

    private Path bundle() {
        var registry = new InMemoryContent();
        var reference = registry.shelf(new RegistryHost("registry.example")).push("a/b", "1", IMAGE);
        return Making.of(registry, directory.resolve("bundle.tar"), reference)
                .make()
                .get()
                .file();
    }

    private byte[] damaged(byte[] whole) {
        var content = whole.clone();
        return switch (random.nextInt(5)) {
            case 0 -> Arrays.copyOf(content, random.nextInt(content.length));
            case 1 -> swapped(content);
            case 2 -> flipped(content, 10);
            default -> flipped(content, 1);
        };
    }

    /** Two blocks change places: whole headers where they do not belong. */
    private byte[] swapped(byte[] content) {
        int one = random.nextInt(content.length / TarHeader.BLOCK) * TarHeader.BLOCK;
        int other = random.nextInt(content.length / TarHeader.BLOCK) * TarHeader.BLOCK;
        var block = Arrays.copyOfRange(content, one, one + TarHeader.BLOCK);
        System.arraycopy(content, other, content, one, TarHeader.BLOCK);
        System.arraycopy(block, 0, content, other, TarHeader.BLOCK);
        return content;
    }

    private byte[] flipped(byte[] content, int most) {
        for (int time = 0; time <= random.nextInt(most); time++) {
            content[random.nextInt(content.length)] = (byte) random.nextInt(256);
        }
        return content;
    }
}

package io.aegis.images.contracts.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.ImageLoader;
import io.aegis.images.application.port.ImageReader;
import io.aegis.images.application.port.LoadObserver;
import io.aegis.images.application.port.LoadableImage;
import io.aegis.images.contracts.fixtures.Fixtures;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.domain.content.ImageDamage;
import io.aegis.images.domain.content.ImageIntegrity.Damaged;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** The real engines' images, damaged where the engines keep them. */
public abstract class EngineReaderContract extends ImageReaderContract {

    /** The last piece of an archive that is no file's content, as engines remember it. */
    private static final Pattern LAST_PIECE = Pattern.compile("(?s)(.*\"type\":2,\"payload\":\")([^\"]+)(\".*)");

    protected abstract Path socket(Fixtures fixtures);

    protected abstract ImageReader readerAt(Path socket);

    protected abstract ImageLoader loaderAt(Path socket);

    /** The directory below which the engine keeps its images. */
    protected abstract Path storage(Fixtures fixtures);

    /** What the file is called in which the engine remembers how a layer's archive was put together. */
    protected abstract String split(Digest diffId);

    @Override
    protected final ImageReader reader() {
        return readerAt(socket(Fixtures.running()));
    }

    @Override
    protected final ImageReader absentReader() {
        return readerAt(Path.of(socket(Fixtures.running()) + ".absent"));
    }

    @Override
    protected final void bring(TestImage held) {
        load(held, LoadableImages.of(held));
    }

    @Override
    protected final void bringZstd(TestImage held) {
        load(held, LoadableImages.zstd(held));
    }

    private void load(TestImage held, LoadableImage loadable) {
        var id = held.config().digest().value().substring("sha256:".length());
        var name = ImageReference.parse("registry.example/lab/agent:" + id).get();
        try (var loader = loaderAt(socket(Fixtures.running()))) {
            loader.load(loadable, List.of(name), LoadObserver.NONE, Cancellation.none())
                    .get();
        }
    }

    @Override
    protected final void damage(int layer) {
        var file = file(layer);
        var changed = bytes(file);
        changed[changed.length / 2] ^= 1;
        write(file, changed);
    }

    @Override
    protected final void lose(int layer) {
        try {
            Files.delete(file(layer));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Every file is what it was, and the layer is not. */
    @Test
    void showsWhatNoFilesOwnSumShows() {
        bring(image);
        var diffId = image.configuration().diffIds().getFirst();
        var split = find(split(diffId));
        var pieces = LAST_PIECE.matcher(new String(unpacked(split), StandardCharsets.UTF_8));
        assertThat(pieces.matches()).isTrue();
        var last = Base64.getDecoder().decode(pieces.group(2));
        last[last.length - 1] = 1;
        write(split, packed(pieces.group(1) + Base64.getEncoder().encodeToString(last) + pieces.group(3)));

        assertThat(read().get())
                .isInstanceOfSatisfying(
                        Damaged.class,
                        damaged -> assertThat(damaged.parts())
                                .extracting(ImageDamage::layer)
                                .containsExactly(Option.some(diffId)));
    }

    private Path file(int layer) {
        return find("diff/" + TestImage.file(seed, layer));
    }

    private Path find(String end) {
        try (var all = Files.walk(storage(Fixtures.running()))) {
            return all.filter(path -> path.endsWith(end)).findFirst().orElseThrow();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static byte[] unpacked(Path file) {
        try (var in = new GZIPInputStream(Files.newInputStream(file))) {
            return in.readAllBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static byte[] packed(String text) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return out.toByteArray();
    }

    private static void write(Path file, byte[] content) {
        try {
            FileTime before = Files.getLastModifiedTime(file);
            Files.write(file, content);
            Files.setLastModifiedTime(file, before);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

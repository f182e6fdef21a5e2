package io.aegis.images.adapters.docker;

import com.github.luben.zstd.ZstdInputStream;
import io.aegis.images.adapters.engine.ArchiveUnreadable;
import io.aegis.images.application.port.LoadableImage.Content;
import io.aegis.images.application.port.LoadableImage.Layer;
import io.vavr.control.Option;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/** Layers compressed by zstd, which Docker takes from version 23 on. */
final class Zstd {

    private static final int FIRST_TAKING = 23;
    private static final byte[] MAGIC = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd};

    static boolean isTakenBy(String version) {
        var major = version.split("\\D", 2)[0];
        return major.matches("\\d{1,4}") && Integer.parseInt(major) >= FIRST_TAKING;
    }

    /** The layer as Docker takes it: itself unless it is compressed by zstd. By its first bytes, as Docker itself looks. */
    static Layer unpacked(Layer layer) throws ArchiveUnreadable {
        try {
            var content = layer.content().get();
            return isCompressed(content) ? unpacked(layer, () -> stream(content)) : layer;
        } catch (IOException unreadable) {
            throw new ArchiveUnreadable(unreadable);
        }
    }

    private static boolean isCompressed(Content content) throws IOException {
        try (var in = content.open()) {
            return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
        }
    }

    /** A tar tells a file's size before the file: so it is unpacked twice, and never kept. */
    private static Layer unpacked(Layer layer, Content content) throws IOException {
        try (var in = content.open()) {
            var size = in.transferTo(OutputStream.nullOutputStream());
            return new Layer(layer.diffId(), layer.diffId(), layer.mediaType(), size, Option.some(content));
        }
    }

    private static InputStream stream(Content content) throws IOException {
        return new ZstdInputStream(new BufferedInputStream(content.open(), 1 << 16));
    }

    private Zstd() {}
}

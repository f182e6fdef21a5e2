package io.aegis.images.adapters.oci;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Layers as they are inside, whatever they are compressed by. */
public final class Unpacking {

    private static final int ROOM = 1 << 16;
    private static final int GZIP = 0x1f8b;
    private static final int ZSTD = 0x28b5;

    /**
     * By its first bytes: what layers are called is not always what they are.
     *
     * @param layer one that can be reset to a mark
     */
    public static InputStream of(InputStream layer) throws IOException {
        layer.mark(2);
        int magic = layer.read() << 8 | layer.read();
        layer.reset();
        return switch (magic) {
            case GZIP -> new GZIPInputStream(layer, ROOM);
            case ZSTD -> new ZstdInputStream(layer);
            default -> layer;
        };
    }

    /** Whether the layer is not compressed as it says. */
    public static boolean isDamage(IOException thrown) {
        return thrown instanceof ZipException || thrown instanceof ZstdIOException;
    }

    private Unpacking() {}
}

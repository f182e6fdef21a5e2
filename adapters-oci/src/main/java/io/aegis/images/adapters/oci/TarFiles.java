package io.aegis.images.adapters.oci;

import io.aegis.images.domain.fit.FileKind.HardLink;
import io.aegis.images.domain.fit.FileKind.RegularFile;
import io.aegis.images.domain.fit.FileKind.SymbolicLink;
import io.aegis.images.domain.fit.LayerFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads which files a layer's archive holds, in the forms that builders write: ustar, and the long names of GNU and of pax.
 * Passes over content, and reads no header that is larger than names are.
 */
final class TarFiles {

    private static final int BLOCK = 512;
    private static final int LONGEST_HEADER = 1 << 20;
    private static final long LARGEST = 1L << 36;
    private static final String LONG_NAME = "path";
    private static final String LONG_LINK = "linkpath";
    private static final String SPARSE_NAME = "GNU.sparse.name";
    private static final String SIZE = "size";

    private final InputStream in;
    private final LayerNames names = new LayerNames();
    private final Map<String, String> ahead = new HashMap<>();
    private long read;

    TarFiles(InputStream in) {
        this.in = in;
    }

    LayerFiles read() throws IOException {
        for (var header = header(); header.length > 0; header = header()) {
            take(new TarHeader(header));
        }
        return names.files();
    }

    /** Empty at the end: of the archive, or of a stream that has no mark for it. */
    private byte[] header() throws IOException {
        var block = in.readNBytes(BLOCK);
        if (block.length > 0 && block.length < BLOCK) {
            throw new Unlistable("breaks off in the middle");
        }
        return TarHeader.isBlank(block) ? new byte[0] : block;
    }

    private void take(TarHeader header) throws IOException {
        switch (header.type()) {
            case 'L' -> ahead.put(LONG_NAME, TarHeader.text(content(header)));
            case 'K' -> ahead.put(LONG_LINK, TarHeader.text(content(header)));
            case 'x' -> PaxRecords.read(content(header), ahead);
            case 'g' -> pass(header.size());
            case 'S' -> throw new Unlistable("holds a sparse file in GNU's old form, which is not read here");
            default -> {
                file(header);
                ahead.clear();
            }
        }
    }

    private void file(TarHeader header) throws IOException {
        var name = ahead.getOrDefault(SPARSE_NAME, ahead.getOrDefault(LONG_NAME, header.name()));
        var link = ahead.getOrDefault(LONG_LINK, header.link());
        switch (header.type()) {
            case '1' -> names.put(name, new HardLink(LayerNames.inFull(link).getOrElse("/")));
            case '2' -> names.put(name, new SymbolicLink(link));
            case '3', '4', '5', '6' -> names.pass(name);
            default -> {
                names.put(name, new RegularFile(header.isExecutable()));
                pass(ahead.containsKey(SIZE) ? TarHeader.decimal(ahead.get(SIZE)) : header.size());
            }
        }
    }

    private byte[] content(TarHeader header) throws IOException {
        if (header.size() > LONGEST_HEADER) {
            throw new Unlistable("holds a name that is longer than names are");
        }
        var content = in.readNBytes((int) header.size());
        if (content.length < header.size()) {
            throw new Unlistable("breaks off in the middle");
        }
        in.skipNBytes(padding(header.size()));
        return content;
    }

    private void pass(long size) throws IOException {
        read += size;
        if (read > LARGEST) {
            throw new Unlistable("is larger than 64 GiB when it is unpacked");
        }
        in.skipNBytes(size + padding(size));
    }

    private static long padding(long size) {
        return (BLOCK - size % BLOCK) % BLOCK;
    }

    static String utf8(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}

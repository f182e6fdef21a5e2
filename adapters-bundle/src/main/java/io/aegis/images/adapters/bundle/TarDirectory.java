package io.aegis.images.adapters.bundle;

import io.aegis.images.domain.Printable;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All entries of an archive. Strict: what no tool for images writes is refused, since it is there to deceive one. */
final class TarDirectory {

    private static final int MOST_ENTRIES = 100_000;
    private static final int CHUNK = 64 * 1024;

    private final FileBytes file;
    private final Map<String, TarEntry> entries = new LinkedHashMap<>();
    private final TarPrelude prelude = new TarPrelude();

    private TarDirectory(FileBytes file) {
        this.file = file;
    }

    static TarDirectory read(FileBytes file) throws IOException {
        var directory = new TarDirectory(file);
        directory.readAll();
        return directory;
    }

    Option<TarEntry> entry(String name) {
        return Option.of(entries.get(name));
    }

    List<TarEntry> entries() {
        return List.copyOf(entries.values());
    }

    /** That it is written as bundles are: nothing hides in a header, or where an entry is filled up to whole blocks. */
    void mustBePlain() throws IOException {
        for (var entry : entries.values()) {
            var header = file.bytes(entry.offset() - TarHeader.BLOCK, TarHeader.BLOCK);
            if (!Arrays.equals(header, TarHeader.ofFile(entry.name(), entry.size()))) {
                throw new Hostile("something hides before " + Printable.of(entry.name()));
            }
            int padding = (int) (TarHeader.padded(entry.size()) - entry.size());
            if (!TarHeader.isNothing(file.bytes(entry.offset() + entry.size(), padding))) {
                throw new Hostile("something hides after " + Printable.of(entry.name()));
            }
        }
    }

    private void readAll() throws IOException {
        long at = 0;
        for (int count = 0; ; count++) {
            if (at + TarHeader.BLOCK > file.size()) {
                throw new Hostile("it ends in the middle: the end of the archive is missing");
            }
            var block = file.bytes(at, TarHeader.BLOCK);
            if (TarHeader.isNothing(block)) {
                mustEnd(at);
                return;
            }
            if (count >= MOST_ENTRIES) {
                throw new Hostile("it has more than " + MOST_ENTRIES + " entries");
            }
            at = entry(at + TarHeader.BLOCK, header(block, at));
        }
    }

    private TarHeader header(byte[] block, long at) throws IOException {
        if (at == 0 && !new String(block, 257, 5, StandardCharsets.ISO_8859_1).equals("ustar")) {
            throw Magic.isGzip(block)
                    ? new Foreign("it is compressed: unpack it with gunzip first")
                    : new Foreign("it is no tar file");
        }
        return TarHeader.read(block);
    }

    /** Where the next header begins. */
    private long entry(long offset, TarHeader header) throws IOException {
        long size = prelude.size(header);
        if (size > file.size() - offset) {
            throw new Hostile("it ends in the middle of " + Printable.of(header.name()));
        }
        if (!prelude.takes(header, length -> file.bytes(offset, length))) {
            add(offset, size, header);
        }
        return offset + TarHeader.padded(size);
    }

    private void add(long offset, long size, TarHeader header) throws IOException {
        switch (header.type()) {
            case '0', 0 -> add(new TarEntry(prelude.name(header), offset, size, ""));
            case '1', '2' -> add(new TarEntry(prelude.name(header), offset, mustBe(0, size), prelude.link(header)));
            case '5' -> {
                prelude.name(header);
                mustBe(0, size);
            }
            default ->
                throw new Hostile(
                        "it has an entry that is neither file, link nor directory: " + Printable.of(header.name()));
        }
        prelude.forget();
    }

    private void add(TarEntry entry) throws Hostile {
        if (entry.name().isEmpty() || entries.put(entry.name(), entry) != null) {
            throw new Hostile("it has two entries by the name '" + Printable.of(entry.name()) + "'");
        }
    }

    private static long mustBe(long wanted, long size) throws Hostile {
        if (size != wanted) {
            throw new Hostile("it has content where none belongs");
        }
        return size;
    }

    /** Writers fill up to their record's length, with nothing. */
    private void mustEnd(long at) throws IOException {
        for (long next = at; next < file.size(); next += CHUNK) {
            int length = (int) Math.min(CHUNK, file.size() - next);
            if (!TarHeader.isNothing(file.bytes(next, length))) {
                throw new Hostile("something follows the end of the archive");
            }
        }
    }
}

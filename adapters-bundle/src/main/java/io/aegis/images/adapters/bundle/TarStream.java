package io.aegis.images.adapters.bundle;

import io.aegis.images.domain.Printable;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The entries of an archive that comes by once, read as strictly as {@link TarDirectory} reads them. */
final class TarStream {

    private static final int MOST_ENTRIES = 10_000;

    private final InputStream in;
    private final TarPrelude prelude = new TarPrelude();
    private Content content;
    private long padding;
    private int count;

    TarStream(InputStream in) {
        this.in = in;
        this.content = new Content(0);
    }

    /** The next file or link; what is left of the one before is passed over. None at the end, which is read as well. */
    Option<TarEntry> next() throws IOException {
        for (var block = block(); !TarHeader.isNothing(block); block = block()) {
            if (++count > MOST_ENTRIES) {
                throw new Hostile("it has more than " + MOST_ENTRIES + " entries");
            }
            var header = TarHeader.read(block);
            content = new Content(prelude.size(header));
            padding = TarHeader.padded(content.left) - content.left;
            if (!prelude.takes(header, this::extension)) {
                var entry = entry(header);
                prelude.forget();
                if (entry.isDefined()) {
                    return entry;
                }
            }
        }
        in.transferTo(OutputStream.nullOutputStream());
        return Option.none();
    }

    /** Of the entry that came last. */
    InputStream content() {
        return content;
    }

    private Option<TarEntry> entry(TarHeader header) throws IOException {
        var name = prelude.name(header);
        return switch (header.type()) {
            case '0', 0 -> Option.some(new TarEntry(name, 0, content.left, ""));
            case '1', '2' -> Option.some(new TarEntry(name, 0, 0, prelude.link(header)));
            case '5' -> Option.none();
            default ->
                throw new Hostile("it has an entry that is neither file, link nor directory: " + Printable.of(name));
        };
    }

    private byte[] block() throws IOException {
        in.skipNBytes(content.left + padding);
        padding = 0;
        content = new Content(0);
        var block = in.readNBytes(TarHeader.BLOCK);
        if (block.length < TarHeader.BLOCK) {
            throw new Hostile("it ends in the middle: the end of the archive is missing");
        }
        return block;
    }

    private byte[] extension(int length) throws IOException {
        return content.readNBytes(length);
    }

    /** So many bytes of the stream. */
    private final class Content extends InputStream {

        private long left;

        Content(long left) {
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int came = in.read(into, offset, (int) Math.min(length, left));
            if (came < 0) {
                throw new Hostile("it ends in the middle of an entry");
            }
            left -= came;
            return came;
        }
    }
}

package io.aegis.images.adapters.engine;

import io.aegis.images.application.port.LoadableImage.Content;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.LongConsumer;

/** Writes the tar archives that engines load: plain files, one after the other. */
public final class TarOutput {

    private static final int BLOCK = 512;
    private static final int LONGEST_NAME = 100;
    private static final long LARGEST_OCTAL = 077777777777L;

    private final OutputStream out;
    private final LongConsumer streamed;
    private final byte[] buffer = new byte[128 * 1024];

    /** @param streamed told of each piece of the files that are streamed */
    public TarOutput(OutputStream out, LongConsumer streamed) {
        this.out = out;
        this.streamed = streamed;
    }

    public void file(String name, byte[] content) throws IOException {
        named(name, content.length);
        write(content);
    }

    /** @param size exactly what comes: less is an {@link ArchiveUnreadable}, and more is not read */
    public void layer(String name, long size, Content content) throws IOException {
        named(name, size);
        try (var in = opened(content)) {
            for (long left = size; left > 0; ) {
                int read = read(in, left);
                out.write(buffer, 0, read);
                left -= read;
                streamed.accept(read);
            }
        }
        pad(size);
    }

    private static InputStream opened(Content content) throws ArchiveUnreadable {
        try {
            return content.open();
        } catch (IOException unreadable) {
            throw new ArchiveUnreadable(unreadable);
        }
    }

    private int read(InputStream in, long left) throws ArchiveUnreadable {
        try {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new EOFException("a layer ends " + left + " bytes early");
            }
            return read;
        } catch (IOException unreadable) {
            throw new ArchiveUnreadable(unreadable);
        }
    }

    /** Without it engines take the archive for one that was cut off. */
    public void end() throws IOException {
        out.write(new byte[2 * BLOCK]);
        out.flush();
    }

    private void named(String name, long size) throws IOException {
        if (name.length() <= LONGEST_NAME) {
            header(name, '0', size);
        } else { // told in full by a header before the header
            var record = " path=" + name + "\n";
            var length = record.length() + 3; // its own three digits count too
            header("long-name", 'x', length);
            write((length + record).getBytes(StandardCharsets.US_ASCII));
            header(name.substring(0, LONGEST_NAME), '0', size);
        }
    }

    private void write(byte[] content) throws IOException {
        out.write(content);
        pad(content.length);
    }

    private void header(String name, char type, long size) throws IOException {
        var header = new byte[BLOCK];
        put(header, 0, name);
        put(header, 100, "0000644");
        put(header, 108, "0000000");
        put(header, 116, "0000000");
        putSize(header, size);
        put(header, 136, "00000000000");
        put(header, 148, "        ");
        put(header, 156, String.valueOf(type));
        put(header, 257, "ustar\00000");
        int sum = 0;
        for (byte b : header) {
            sum += b & 0xff;
        }
        put(header, 148, "%06o\0 ".formatted(sum));
        out.write(header);
    }

    private static void putSize(byte[] header, long size) {
        if (size <= LARGEST_OCTAL) {
            put(header, 124, "%011o".formatted(size));
        } else { // in binary, as every tar of today reads it
            header[124] = (byte) 0x80;
            for (int i = 0; i < 8; i++) {
                header[135 - i] = (byte) (size >>> (8 * i));
            }
        }
    }

    private static void put(byte[] header, int at, String text) {
        var bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    private void pad(long size) throws IOException {
        out.write(new byte[(int) ((BLOCK - size % BLOCK) % BLOCK)]);
    }
}

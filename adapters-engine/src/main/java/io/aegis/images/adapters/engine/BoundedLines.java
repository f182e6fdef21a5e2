package io.aegis.images.adapters.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The lines of a stream, none of them longer than is sensible, so that a broken engine cannot fill the memory. */
final class BoundedLines {

    private static final int LONGEST = 256 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[16 * 1024];
    private int next;
    private int end;

    BoundedLines(InputStream in) {
        this.in = in;
    }

    /** The next line that is not empty, without its end; null at the end of the stream. */
    @Nullable
    String next() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b = read(); b >= 0; b = read()) {
            if (b == '\n' || b == '\r') {
                if (line.size() > 0) {
                    return line.toString(StandardCharsets.UTF_8);
                }
            } else if (line.size() == LONGEST) {
                throw new IOException("a line of the engine's answer is longer than " + LONGEST + " bytes");
            } else {
                line.write(b);
            }
        }
        return line.size() > 0 ? line.toString(StandardCharsets.UTF_8) : null;
    }

    private int read() throws IOException {
        if (next == end) {
            next = 0;
            end = in.read(buffer);
            if (end <= 0) {
                end = 0;
                return -1;
            }
        }
        return buffer[next++] & 0xff;
    }
}

package io.aegis.images.adapters.engine;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * An answer's body as it comes, to its end and no further. Throws where the engine hangs up before that, unless the body
 * is one that only ends so.
 */
final class HttpBody extends InputStream {

    private final HttpLines lines;
    private final boolean chunked;
    private long left;
    private boolean begun;
    private boolean over;

    private HttpBody(HttpLines lines, boolean chunked, long left) {
        this.lines = lines;
        this.chunked = chunked;
        this.left = left;
    }

    static HttpBody chunked(HttpLines lines) {
        return new HttpBody(lines, true, 0);
    }

    static HttpBody of(HttpLines lines, long length) {
        return new HttpBody(lines, false, length);
    }

    /** One that ends with the connection. */
    static HttpBody endless(HttpLines lines) {
        return new HttpBody(lines, false, Long.MAX_VALUE);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (chunked && left == 0 && !over) {
            nextChunk();
        }
        if (over || left == 0) {
            return -1;
        }
        int came = lines.in().read(into, offset, (int) Math.min(length, left));
        if (came < 0) {
            return hungUp();
        }
        left -= left == Long.MAX_VALUE ? 0 : came;
        return came;
    }

    private int hungUp() throws IOException {
        if (left < Long.MAX_VALUE) {
            throw new EOFException("the engine hung up in the middle of its answer");
        }
        over = true;
        return -1;
    }

    private void nextChunk() throws IOException {
        if (begun) {
            lines.line(); // what ends the chunk before
        }
        begun = true;
        left = chunkSize();
        if (left == 0) {
            over = true;
            passTrailers();
        }
    }

    private long chunkSize() throws IOException {
        var line = lines.line();
        var extension = line.indexOf(';');
        return HttpLines.number((extension < 0 ? line : line.substring(0, extension)).strip(), 16);
    }

    private void passTrailers() throws IOException {
        while (!lines.line().isEmpty()) {
            // They say nothing that is asked for here.
        }
    }
}

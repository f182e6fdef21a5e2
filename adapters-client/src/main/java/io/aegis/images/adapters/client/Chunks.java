package io.aegis.images.adapters.client;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** A body that comes in chunks. */
final class Chunks extends InputStream {

    private final Sizes sizes;
    private final InputStream in;
    private long left;
    private boolean begun;
    private boolean ended;

    /** Reads the next chunk's size. */
    interface Sizes {
        long next(boolean first) throws IOException;
    }

    Chunks(Sizes sizes, InputStream in) {
        this.sizes = sizes;
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int most) throws IOException {
        if (left == 0 && !ended) {
            left = sizes.next(!begun);
            begun = true;
            ended = left == 0;
        }
        if (ended) {
            return -1;
        }
        var read = in.read(into, offset, (int) Math.min(most, left));
        if (read < 0) {
            throw new EOFException("the service hung up in the middle of its answer");
        }
        left -= read;
        return read;
    }
}

package io.aegis.images.adapters.client;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** A body of known length, or one that ends with the connection. */
final class Rest extends InputStream {

    private final InputStream in;
    private long left;

    /** @param length negative where it is not known */
    Rest(InputStream in, long length) {
        this.in = in;
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int most) throws IOException {
        if (left == 0) {
            return -1;
        }
        var read = in.read(into, offset, left < 0 ? most : (int) Math.min(most, left));
        if (read < 0 && left > 0) {
            throw new EOFException("the service hung up in the middle of its answer");
        }
        left -= left < 0 ? 0 : read;
        return read;
    }
}

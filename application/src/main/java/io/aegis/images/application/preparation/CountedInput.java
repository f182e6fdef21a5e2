package io.aegis.images.application.preparation;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** Tells how much of a stream was read. */
final class CountedInput extends FilterInputStream {

    private final LongConsumer came;

    CountedInput(InputStream in, LongConsumer came) {
        super(in);
        this.came = came;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        came.accept(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        came.accept(Math.max(0, read));
        return read;
    }
}

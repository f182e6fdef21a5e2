package io.aegis.images.adapters.engine;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A request's body of a length that nobody knows beforehand, in HTTP's chunks. */
final class ChunkedOutput extends OutputStream {

    private static final byte[] LINE_END = {'\r', '\n'};

    private final OutputStream out;
    private final Runnable moved;
    private final byte[] buffer = new byte[256 * 1024];
    private int filled;

    /** The other side takes nothing any more; told apart from what goes wrong where the bytes come from. */
    static final class NotTaken extends IOException {
        private static final long serialVersionUID = 1;

        NotTaken(IOException cause) {
            super(cause);
        }
    }

    /** @param moved told each time that the other side took something */
    ChunkedOutput(OutputStream out, Runnable moved) {
        this.out = out;
        this.moved = moved;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int from = offset;
        for (int left = length; left > 0; ) {
            if (filled == buffer.length) {
                chunk();
            }
            int taken = Math.min(left, buffer.length - filled);
            System.arraycopy(bytes, from, buffer, filled, taken);
            filled += taken;
            from += taken;
            left -= taken;
        }
    }

    /** Sends the last chunk. Nothing may be written afterwards. */
    void end() throws IOException {
        chunk();
        send("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII), 5);
    }

    private void chunk() throws IOException {
        if (filled > 0) {
            var size = (Integer.toHexString(filled) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            send(size, size.length);
            send(buffer, filled);
            send(LINE_END, LINE_END.length);
            filled = 0;
            moved.run();
        }
    }

    private void send(byte[] bytes, int length) throws IOException {
        try {
            out.write(bytes, 0, length);
        } catch (IOException broken) {
            throw new NotTaken(broken);
        }
    }
}

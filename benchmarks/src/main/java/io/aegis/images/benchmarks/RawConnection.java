package io.aegis.images.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/** The least that HTTP on a unix socket can cost: one kept connection, no client library. */
final class RawConnection implements AutoCloseable {
    private final SocketChannel channel;
    private final InputStream in;

    RawConnection(Path socket) {
        try {
            channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            channel.connect(UnixDomainSocketAddress.of(socket));
            in = new BufferedInputStream(Channels.newInputStream(channel), 1 << 14);
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        }
    }

    /** Sends the request, reads the whole answer, and tells its status. */
    int request(String method, String path) {
        return request(method, path, "");
    }

    /** @param body JSON in ASCII, or nothing */
    int request(String method, String path, String body) {
        try {
            send(method + " " + path + " HTTP/1.1\r\nHost: engine\r\nContent-Type: application/json\r\nContent-Length: "
                    + body.length() + "\r\n\r\n" + body);
            return answer();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Asks for a stream of events: its bytes, as they come. Nothing else can be asked then. */
    InputStream stream(String path) {
        try {
            send("GET " + path + " HTTP/1.1\r\nHost: engine\r\nAccept: text/event-stream\r\n\r\n");
            while (!line().isEmpty()) {
                // The head says only that it is a stream.
            }
            return new Chunks();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** What the chunks of the answer hold, without their frames. */
    private final class Chunks extends InputStream {
        private int left;

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (left == 0) {
                left = Integer.parseInt(line(), 16);
            }
            int read = left == 0 ? -1 : in.read(into, offset, Math.min(left, length));
            left -= Math.max(0, read);
            if (left == 0 && read > 0) {
                line();
            }
            return read;
        }
    }

    private void send(String request) throws IOException {
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
    }

    private int answer() throws IOException {
        int status = Integer.parseInt(line().split(" ", -1)[1]);
        int length = 0;
        boolean chunked = false;
        for (var header = line(); !header.isEmpty(); header = line()) {
            var lower = header.toLowerCase(Locale.ROOT);
            length = lower.startsWith("content-length:")
                    ? Integer.parseInt(lower.substring(15).strip())
                    : length;
            chunked |= lower.startsWith("transfer-encoding: chunked");
        }
        if (chunked) {
            chunks();
        } else if (status != 204) {
            in.skipNBytes(length);
        }
        return status;
    }

    private void chunks() throws IOException {
        int size;
        do {
            size = Integer.parseInt(line(), 16);
            in.skipNBytes(size + 2L);
        } while (size > 0);
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the engine hung up");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException ignored) {
            // Nothing more is wanted from it.
        }
    }
}

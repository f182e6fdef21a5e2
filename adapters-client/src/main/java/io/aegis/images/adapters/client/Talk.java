package io.aegis.images.adapters.client;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/** One request and its answer over the service's socket. */
final class Talk implements AutoCloseable {

    private static final int LONGEST_LINE = 16 * 1024;
    private static final int MOST_HEADERS = 100;

    private final SocketChannel channel;
    private final InputStream in;
    private boolean chunked;
    private long length = -1;

    private Talk(SocketChannel channel) {
        this.channel = channel;
        this.in = new BufferedInputStream(Channels.newInputStream(channel), 1 << 14);
    }

    static Talk with(Path socket) throws IOException {
        var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(socket));
            return new Talk(channel);
        } catch (IOException | RuntimeException unreachable) {
            channel.close();
            throw unreachable;
        }
    }

    /** Sends the request and reads the head of the answer; its status. */
    int ask(String request) throws IOException {
        var bytes = ByteBuffer.wrap(request.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        var status = line();
        if (!status.matches("HTTP/1\\.1 [1-5]\\d\\d( .*)?")) {
            throw new IOException("what answers there does not speak HTTP");
        }
        headers();
        return Integer.parseInt(status, 9, 12, 10);
    }

    private void headers() throws IOException {
        int number = 0;
        for (var header = line(); !header.isEmpty(); header = line()) {
            if (++number > MOST_HEADERS) {
                throw new IOException("the service's answer has too many headers");
            }
            var lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = number(lower.substring("content-length:".length()).strip(), 10);
            } else if (lower.startsWith("transfer-encoding:")) {
                chunked = lower.endsWith("chunked");
            }
        }
    }

    /** The answer's body, as it comes. */
    InputStream body() {
        return chunked ? new Chunks(this::chunkSize, in) : new Rest(in, length);
    }

    /** Tells the service that nobody waits any longer, and lets it say what became of it. */
    void hangUp() {
        try {
            channel.shutdownOutput();
        } catch (IOException gone) {
            // Then it knows.
        }
    }

    private long chunkSize(boolean first) throws IOException {
        if (!first) {
            line();
        }
        var line = line();
        var extension = line.indexOf(';');
        return number((extension < 0 ? line : line.substring(0, extension)).strip(), 16);
    }

    private String line() throws IOException {
        var line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the service hung up");
            }
            if (line.length() == LONGEST_LINE) {
                throw new IOException("the service's answer has a line without end");
            }
            line.append((char) c);
        }
        var end = line.length() - 1;
        return end >= 0 && line.charAt(end) == '\r' ? line.substring(0, end) : line.toString();
    }

    private static long number(String text, int radix) throws IOException {
        if (text.isEmpty() || text.length() > 10 || text.chars().anyMatch(c -> Character.digit(c, radix) < 0)) {
            throw new IOException("the service's answer has no proper length");
        }
        return Long.parseLong(text, radix);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException closedAllTheSame) {
            // A close that fails has closed.
        }
    }
}

package io.aegis.images.adapters.engine;

import io.aegis.images.adapters.engine.Questions.Said;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** One kept connection to an engine's socket, used by one thread at a time. */
final class UnixTalk implements AutoCloseable {

    private final SocketChannel channel;
    private final HttpAnswer answers;
    private volatile boolean brokenOff;

    private UnixTalk(SocketChannel channel) {
        this.channel = channel;
        this.answers = new HttpAnswer(new BufferedInputStream(Channels.newInputStream(channel), 1 << 14));
    }

    static UnixTalk with(Path socket) throws IOException {
        var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(socket));
            return new UnixTalk(channel);
        } catch (IOException | RuntimeException unreachable) {
            channel.close();
            throw unreachable;
        }
    }

    Said ask(String path) throws IOException {
        var request = "GET " + path + " HTTP/1.1\r\nHost: engine\r\nUser-Agent: aegis-images\r\n\r\n";
        var bytes = ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        return answers.read();
    }

    /** Whether the engine lets another question follow. */
    boolean goesOn() {
        return answers.goesOn();
    }

    void breakOff() {
        brokenOff = true;
        close();
    }

    boolean isBrokenOff() {
        return brokenOff;
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

package io.aegis.images.adapters.engine;

import io.aegis.images.adapters.engine.Questions.Said;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;

/** One connection to an engine, used by one thread at a time. */
final class EngineTalk implements AutoCloseable {

    private final SocketChannel channel;
    private final OutputStream out;
    private final HttpAnswer answers;
    private volatile boolean brokenOff;

    private EngineTalk(SocketChannel channel) {
        this.channel = channel;
        this.out = Channels.newOutputStream(channel);
        this.answers = new HttpAnswer(new BufferedInputStream(Channels.newInputStream(channel), 1 << 14));
    }

    static EngineTalk with(EngineEndpoint engine) throws IOException {
        return new EngineTalk(engine.connect());
    }

    Said ask(String path) throws IOException {
        out.write(EngineRequest.get(path).bytes());
        return answers.read();
    }

    /** Gives the answer away while it comes; however long it is. */
    <T> T stream(EngineRequest request, EngineOrder.Answer<T> reader) throws IOException {
        out.write(request.bytes());
        var status = answers.head();
        return reader.of(status, answers.body(status));
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

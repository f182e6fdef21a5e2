package io.aegis.images.adapters.engine;

import io.aegis.images.adapters.engine.Questions.Said;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;

/** One kept connection to an engine, used by one thread at a time. */
final class EngineTalk implements AutoCloseable {

    private final SocketChannel channel;
    private final HttpAnswer answers;
    private volatile boolean brokenOff;

    private EngineTalk(SocketChannel channel) {
        this.channel = channel;
        this.answers = new HttpAnswer(new BufferedInputStream(Channels.newInputStream(channel), 1 << 14));
    }

    static EngineTalk with(EngineEndpoint engine) throws IOException {
        return new EngineTalk(engine.connect());
    }

    Said ask(String path) throws IOException {
        Channels.newOutputStream(channel).write(EngineRequest.get(path).bytes());
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

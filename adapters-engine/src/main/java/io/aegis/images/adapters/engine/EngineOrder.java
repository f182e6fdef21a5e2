package io.aegis.images.adapters.engine;

import io.aegis.images.adapters.engine.Questions.Said;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;

/**
 * One request that takes long or changes something, on a connection of its own, which other threads may break off. By hand, because a
 * general client that is still sending does not read why the engine has stopped to listen.
 */
final class EngineOrder implements AutoCloseable {

    private static final Map<String, String> ARCHIVE =
            Map.of("Content-Type", "application/x-tar", "Transfer-Encoding", "chunked");

    /** What is sent along. */
    @FunctionalInterface
    interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    /** What is made of an answer while it comes. */
    @FunctionalInterface
    interface Answer<T> {
        T of(int status, InputStream body) throws IOException;
    }

    private final SocketChannel channel;
    private final Duration patience;
    private final InputStream in;
    private final OutputStream out;
    private volatile long moved = System.nanoTime();
    private volatile boolean still;

    private EngineOrder(SocketChannel channel, Duration patience) {
        this.channel = channel;
        this.patience = patience;
        this.in = new BufferedInputStream(new Noticed(Channels.newInputStream(channel)), 1 << 16);
        this.out = Channels.newOutputStream(channel);
    }

    /** @param patience how long the engine may neither take nor say anything */
    static EngineOrder to(EngineEndpoint engine, Duration patience) throws IOException {
        return new EngineOrder(engine.connect(), patience);
    }

    /** Without a body. */
    Said send(String method, String path) throws IOException {
        return patiently(() -> {
            write(new EngineRequest(method, path, Map.of()));
            return answer();
        });
    }

    /** Gives the answer away while it comes; however long it is. */
    <T> T download(String path, Answer<T> reader) throws IOException {
        return patiently(() -> {
            write(EngineRequest.get(path));
            var answer = new HttpAnswer(in);
            var status = answer.head();
            return reader.of(status, answer.body(status));
        });
    }

    Said upload(String path, Body body) throws IOException {
        return patiently(() -> {
            write(EngineRequest.post(path, ARCHIVE));
            var chunks = new ChunkedOutput(out, () -> moved = System.nanoTime());
            try {
                body.writeTo(chunks);
                chunks.end();
            } catch (ChunkedOutput.NotTaken refused) {
                return lastWords(refused);
            }
            return answer();
        });
    }

    /** Another thread's way to end it; whoever waits for the answer gets an exception. */
    void breakOff() {
        try {
            channel.close();
        } catch (IOException closedAllTheSame) {
            // A close that fails has closed.
        }
    }

    @Override
    public void close() {
        breakOff();
    }

    private void write(EngineRequest request) throws IOException {
        out.write(request.bytes());
    }

    private Said answer() throws IOException {
        moved = System.nanoTime();
        return new HttpAnswer(in).read();
    }

    /** An engine that stops to listen has answered as a rule, and that is worth more than that it hung up. */
    private Said lastWords(IOException refused) throws IOException {
        try {
            return answer();
        } catch (IOException nothing) {
            refused.addSuppressed(nothing);
            throw refused;
        }
    }

    @FunctionalInterface
    private interface Exchange<T> {
        T run() throws IOException;
    }

    private <T> T patiently(Exchange<T> exchange) throws IOException {
        var watch = Thread.ofVirtual().name("engine patience").start(this::watch);
        try {
            return exchange.run();
        } catch (IOException broken) {
            throw still
                    ? new SocketTimeoutException("it neither took nor said anything for " + patience.toSeconds() + " s")
                    : broken;
        } finally {
            watch.interrupt();
        }
    }

    private void watch() {
        try {
            for (var left = left(); left.isPositive(); left = left()) {
                Thread.sleep(left);
            }
            still = true;
            breakOff();
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration left() {
        return patience.minusNanos(System.nanoTime() - moved);
    }

    /** Each byte that comes is a sign of life. */
    private final class Noticed extends FilterInputStream {
        Noticed(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int came = super.read(into, offset, length);
            moved = System.nanoTime();
            return came;
        }
    }
}

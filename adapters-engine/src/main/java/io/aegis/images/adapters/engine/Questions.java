package io.aegis.images.adapters.engine;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;

/**
 * Short questions, by hand: whether an image is there is asked before each execution, and a general HTTP client makes that question cost
 * three times what the engine needs for it. Keeps connections; may be used by many threads.
 */
final class Questions implements AutoCloseable {

    private final EngineEndpoint engine;
    private final Silences silences;
    private final Semaphore parallel;
    private final ConcurrentLinkedDeque<EngineTalk> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    /** What the engine said, whatever its status; at most so long. */
    record Said(int status, byte[] body) {}

    /**
     * @param silence how long an answer may take
     * @param parallel how many may be asked at once; more wait
     */
    Questions(EngineEndpoint engine, Duration silence, int parallel) {
        this.engine = engine;
        this.silences = new Silences(silence);
        this.parallel = new Semaphore(parallel);
    }

    /** Asks once, without a second try. */
    Said ask(String path) throws IOException {
        parallel.acquireUninterruptibly();
        try {
            return askOn(connection(), path);
        } finally {
            parallel.release();
        }
    }

    private EngineTalk connection() throws IOException {
        var kept = idle.pollFirst();
        return kept != null ? kept : EngineTalk.with(engine);
    }

    private Said askOn(EngineTalk talk, String path) throws IOException {
        try (var _ = silences.watch(talk)) {
            var said = talk.ask(path);
            keep(talk);
            return said;
        } catch (IOException broken) {
            talk.close();
            closeIdle(); // they lead to the same engine
            throw talk.isBrokenOff()
                    ? new SocketTimeoutException(
                            "it did not answer within " + silences.limit().toSeconds() + " s")
                    : broken;
        }
    }

    private void keep(EngineTalk talk) {
        if (talk.goesOn() && !closed) {
            idle.addFirst(talk);
        } else {
            talk.close();
        }
    }

    private void closeIdle() {
        for (var talk = idle.pollFirst(); talk != null; talk = idle.pollFirst()) {
            talk.close();
        }
    }

    @Override
    public void close() {
        closed = true;
        silences.close();
        closeIdle();
    }
}

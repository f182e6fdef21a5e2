package io.aegis.images.adapters.engine;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;

/**
 * Questions over a unix socket, by hand: whether an image is there is asked before each execution, and a general HTTP client
 * makes that question cost three times what the engine needs for it.
 */
final class UnixQuestions implements Questions {

    private final Path socket;
    private final Silences silences;
    private final Semaphore parallel;
    private final ConcurrentLinkedDeque<UnixTalk> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    /**
     * @param silence how long an answer may take
     * @param parallel how many may be asked at once; more wait
     */
    UnixQuestions(Path socket, Duration silence, int parallel) {
        this.socket = socket;
        this.silences = new Silences(silence);
        this.parallel = new Semaphore(parallel);
    }

    @Override
    public Said ask(String path) throws IOException {
        parallel.acquireUninterruptibly();
        try {
            return askOn(connection(), path);
        } finally {
            parallel.release();
        }
    }

    private UnixTalk connection() throws IOException {
        var kept = idle.pollFirst();
        return kept != null ? kept : UnixTalk.with(socket);
    }

    private Said askOn(UnixTalk talk, String path) throws IOException {
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

    private void keep(UnixTalk talk) {
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

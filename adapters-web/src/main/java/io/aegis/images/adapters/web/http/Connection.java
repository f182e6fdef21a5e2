package io.aegis.images.adapters.web.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One client's connection. Knows when the client hangs up while its answer is being worked on, and how long it has been
 * at what it does now.
 */
public final class Connection {

    static final ScopedValue<Connection> CURRENT = ScopedValue.newInstance();

    private final Supplier<byte @Nullable []> socket;
    private final AtomicReference<@Nullable Runnable> toldOfHangUp = new AtomicReference<>();
    private volatile @Nullable CompletableFuture<byte @Nullable []> ahead;
    private final Stopwatch watch;

    Connection(Supplier<byte @Nullable []> socket, Stopwatch watch) {
        this.socket = socket;
        this.watch = watch;
    }

    /**
     * Runs the action if the client hangs up from now on, on another thread. What a client sends instead, ahead of the
     * answer, is kept for its next request.
     */
    public void onHangUp(Runnable action) {
        readAhead().whenComplete((bytes, broken) -> {
            if (bytes == null || broken != null) {
                action.run();
            }
        });
    }

    /**
     * The same for work that is done before anybody can hang up, as a rule: the client is looked after from the next round of
     * the watch on, if nobody has run the returned action by then.
     */
    public Runnable onHangUpLater(Runnable action) {
        toldOfHangUp.set(action);
        return () -> toldOfHangUp.set(null);
    }

    /** One round of the watch. False when the client has taken too long. */
    boolean isWatched() {
        var action = toldOfHangUp.getAndSet(null);
        if (action != null) {
            onHangUp(action);
        }
        return !watch.isOver();
    }

    private synchronized CompletableFuture<byte @Nullable []> readAhead() {
        var running = ahead;
        if (running == null) {
            var begun = new CompletableFuture<byte @Nullable []>();
            Thread.ofVirtual().name("reading ahead").start(() -> read(begun));
            ahead = begun;
            return begun;
        }
        return running;
    }

    private void read(CompletableFuture<byte @Nullable []> into) {
        try {
            into.complete(socket.get());
        } catch (RuntimeException | Error broken) {
            into.completeExceptionally(broken);
        }
    }

    /** The next bytes of the client; null when it has hung up. Only for the thread that reads requests. */
    byte @Nullable [] next() {
        var running = takeAhead();
        var bytes = running == null ? socket.get() : await(running);
        watch.read();
        return bytes;
    }

    private synchronized @Nullable CompletableFuture<byte @Nullable []> takeAhead() {
        var running = ahead;
        ahead = null;
        return running;
    }

    private static byte @Nullable [] await(CompletableFuture<byte @Nullable []> running) {
        try {
            return running.get();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return null;
        } catch (ExecutionException broken) {
            return null;
        }
    }

    /** The request is here as a whole: from now on it is we who take time. */
    void received() {
        watch.received();
    }
}

package io.aegis.images.adapters.engine;

import io.aegis.images.adapters.engine.LoadAttempt.LastWord;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.ImageLoader.Sending;
import io.aegis.images.application.running.SocketThreads;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.Cancelled;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** A load whose end the engine is told only when somebody says so. */
final class BackgroundSending implements Sending {

    private static final PullFailure ABANDONED =
            new Cancelled(PullFailure.Work.LOAD, new Detail("it is not wanted any more"));

    private final CompletableFuture<Boolean> word = new CompletableFuture<>();
    private final Cancellation own = new Cancellation();
    private final Cancellation.Registration asked;
    private final CompletableFuture<Void> work = new CompletableFuture<>();

    @FunctionalInterface
    interface Work {
        void run(LastWord lastWord, Cancellation cancellation);
    }

    private BackgroundSending(Cancellation cancellation) {
        this.asked =
                cancellation.onCancel(() -> own.cancel(cancellation.reason().getOrElse(ABANDONED)));
    }

    static Sending of(Work work, Cancellation cancellation) {
        var sending = new BackgroundSending(cancellation);
        SocketThreads.start("engine load", () -> sending.run(work));
        return sending;
    }

    private void run(Work loading) {
        try (var _ = own.onCancel(() -> word.complete(false))) {
            loading.run(this::awaitWord, own);
        } finally {
            work.complete(null);
        }
    }

    private void awaitWord() throws IOException {
        if (!word.join()) {
            throw new IOException("it is not to be loaded");
        }
    }

    @Override
    public void finish() {
        word.complete(true);
        work.join();
    }

    @Override
    public void close() {
        if (!work.isDone()) {
            own.cancel(ABANDONED);
        }
        work.join();
        asked.close();
    }
}

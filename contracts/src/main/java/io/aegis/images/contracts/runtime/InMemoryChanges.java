package io.aegis.images.contracts.runtime;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.ImageChanges;
import io.aegis.images.domain.pull.PullFailure;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Tells of all that changes in a runtime in memory while it is followed, and of nothing before. */
public final class InMemoryChanges implements ImageChanges {

    private final LocalImages images;
    private final Supplier<Option<PullFailure>> outage;

    InMemoryChanges(LocalImages images, Supplier<Option<PullFailure>> outage) {
        this.images = images;
        this.outage = outage;
    }

    @Override
    public Silence follow(Instant since, Listener listener, Cancellation cancellation) {
        return outage.get().<Silence>map(Silence.Lost::new).getOrElse(() -> follow(listener, cancellation));
    }

    private Silence follow(Listener listener, Cancellation cancellation) {
        var over = new CompletableFuture<PullFailure>();
        Runnable told = listener::changed;
        images.listeners().add(told);
        try (var _ = cancellation.onCancel(() -> cancellation.reason().forEach(over::complete))) {
            listener.following();
            return new Silence.Lost(over.join());
        } finally {
            images.listeners().remove(told);
        }
    }

    @Override
    public void close() {}
}

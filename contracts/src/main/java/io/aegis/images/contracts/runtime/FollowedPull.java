package io.aegis.images.contracts.runtime;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.ContainerRuntime;
import io.aegis.images.application.port.LayerProgress;
import io.aegis.images.application.port.PullObserver;
import io.aegis.images.application.port.PullRequest;
import io.aegis.images.application.port.PulledImage;
import io.aegis.images.domain.pull.PullFailure;
import io.vavr.control.Either;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A pull in a thread of its own, with all that it told of itself. */
final class FollowedPull implements PullObserver {

    private static final long PATIENCE_SECONDS = 170;

    private final List<LayerProgress> progress = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Either<PullFailure, PulledImage>> outcome = new CompletableFuture<>();
    private final Cancellation cancellation = new Cancellation();
    private volatile boolean resolved;

    static FollowedPull start(ContainerRuntime runtime, PullRequest request) {
        var pull = new FollowedPull();
        pull.outcome.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
        Thread.ofVirtual().start(() -> pull.run(runtime, request));
        return pull;
    }

    @Override
    public void resolved() {
        resolved = true;
    }

    @Override
    public void progressed(LayerProgress layer) {
        progress.add(layer);
    }

    boolean isResolved() {
        return resolved;
    }

    List<LayerProgress> progress() {
        return List.copyOf(progress);
    }

    boolean isOver() {
        return outcome.isDone();
    }

    void cancel(PullFailure why) {
        cancellation.cancel(why);
    }

    Either<PullFailure, PulledImage> outcome() {
        return outcome.join();
    }

    private void run(ContainerRuntime runtime, PullRequest request) {
        try {
            outcome.complete(runtime.pull(request, this, cancellation));
        } catch (RuntimeException | Error thrown) { // a runtime throws nothing: the test shall see it
            outcome.completeExceptionally(thrown);
        }
    }
}

package io.aegis.images.contracts.ensuring;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.LayerProgress;
import io.aegis.images.application.port.LayerProgress.Phase;
import io.aegis.images.application.port.PullObserver;
import io.aegis.images.application.port.PullRequest;
import io.aegis.images.application.port.PulledImage;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.pull.PullFailure;
import io.vavr.control.Either;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A pull that the scripted runtime is at work on, until the test says how it ends. */
final class OpenPull {

    private final PullRequest request;
    private final PullObserver observer;
    private final Consumer<HeldImage> brought;
    private final CompletableFuture<Either<PullFailure, PulledImage>> end = new CompletableFuture<>();

    OpenPull(PullRequest request, PullObserver observer, Consumer<HeldImage> brought) {
        this.request = request;
        this.observer = observer;
        this.brought = brought;
    }

    PullRequest request() {
        return request;
    }

    void resolve() {
        observer.resolved();
    }

    void report(Phase phase, long current) {
        report("layer", phase, current);
    }

    void report(String layer, Phase phase, long current) {
        observer.progressed(new LayerProgress(layer, phase, current, 1_000_000));
    }

    void bring(HeldImage image, long bytes) {
        brought.accept(image);
        end.complete(Either.right(new PulledImage(image, bytes)));
    }

    void fail(PullFailure failure) {
        end.complete(Either.left(failure));
    }

    void crash(RuntimeException thrown) {
        end.completeExceptionally(thrown);
    }

    boolean isOver() {
        return end.isDone();
    }

    Either<PullFailure, PulledImage> await(Cancellation cancellation) {
        try (var _ = cancellation.onCancel(() -> cancellation.reason().forEach(this::fail))) {
            return end.join();
        }
    }
}

package io.aegis.images.application.pulling;

import io.aegis.images.application.port.ContainerRuntime;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Lets callers who ask for the same image at the same time share one look at the runtime. Nobody is given an observation
 * that began before they asked: whoever comes while one is under way shares the next.
 */
public final class SharedPresence {

    private final ContainerRuntime runtime;
    private final ConcurrentHashMap<ImageReference, Look> looks = new ConcurrentHashMap<>();

    public SharedPresence(ContainerRuntime runtime) {
        this.runtime = runtime;
    }

    /** As {@link ContainerRuntime#find}. */
    public Either<PullFailure, Option<HeldImage>> find(ImageReference reference) {
        var mine = new Look();
        var look = looks.compute(reference, (_, current) -> mine.joinOrFollow(current));
        return look == mine ? take(reference, mine) : look.answer.join();
    }

    private Either<PullFailure, Option<HeldImage>> take(ImageReference reference, Look look) {
        look.awaitPrevious();
        looks.computeIfPresent(reference, (_, current) -> look.close(current));
        try {
            look.answer.complete(runtime.find(reference));
        } finally {
            looks.remove(reference, look);
            look.answer.completeExceptionally(
                    new IllegalStateException("the look at the runtime ended without an answer"));
        }
        return look.answer.join();
    }

    private static final class Look {
        private final CompletableFuture<Either<PullFailure, Option<HeldImage>>> answer = new CompletableFuture<>();
        private @Nullable Look previous;
        private boolean begun;

        Look joinOrFollow(@Nullable Look current) {
            if (current != null && !current.begun) {
                return current;
            }
            previous = current;
            return this;
        }

        void awaitPrevious() {
            if (previous != null) {
                previous.answer.handle((_, _) -> true).join();
                previous = null;
            }
        }

        Look close(Look current) {
            begun = true;
            return current;
        }
    }
}

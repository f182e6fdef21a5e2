package io.aegis.images.adapters.web.api;

import io.aegis.images.application.EnsureFailure;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.running.RunningRequest;
import io.aegis.images.domain.image.ImageEvent.ImagePullCompleted;
import io.vavr.control.Either;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** The images of one request while they are brought, and the clients that wait for them. */
final class Ensuring implements IdempotencyKeys.Work {

    private final List<Part> parts;
    private final Cancellation cancellation;
    private final CompletableFuture<Void> all;
    private final Interest interest;

    /** One image of the request, and its answer. */
    static final class Part {
        private final RunningRequest running;
        private final Supplier<Either<EnsureFailure, ImagePullCompleted>> work;
        private final CompletableFuture<Either<EnsureFailure, ImagePullCompleted>> answer = new CompletableFuture<>();
        private final AtomicBoolean begun = new AtomicBoolean();

        Part(RunningRequest running, Supplier<Either<EnsureFailure, ImagePullCompleted>> work) {
            this.running = running;
            this.work = work;
        }

        /** The first to call has it done by the worker; for others it is under way. */
        void begin(Executor worker) {
            if (begun.compareAndSet(false, true)) {
                answer.completeAsync(work, worker);
            }
        }

        RunningRequest running() {
            return running;
        }

        CompletableFuture<Either<EnsureFailure, ImagePullCompleted>> answer() {
            return answer;
        }
    }

    Ensuring(List<Part> parts, Cancellation cancellation) {
        this.parts = parts;
        this.cancellation = cancellation;
        this.all = CompletableFuture.allOf(parts.stream().map(Part::answer).toArray(CompletableFuture[]::new));
        this.interest = new Interest(all, cancellation);
    }

    List<Part> parts() {
        return parts;
    }

    @Override
    public boolean isCancelled() {
        return cancellation.reason().isDefined();
    }

    Interest interest() {
        return interest;
    }

    List<Either<EnsureFailure, ImagePullCompleted>> answers() {
        all.join();
        return parts.stream().map(part -> part.answer().join()).toList();
    }
}

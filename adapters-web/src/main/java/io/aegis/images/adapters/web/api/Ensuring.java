package io.aegis.images.adapters.web.api;

import io.aegis.images.application.EnsureFailure;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.running.RunningRequest;
import io.aegis.images.domain.image.ImageEvent.ImagePullCompleted;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure.Cancelled;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The images of one request while they are brought, and the clients that wait for them: with the last of those the interest
 * ends, and the work with it.
 */
final class Ensuring {

    private final List<Part> parts;
    private final Cancellation cancellation;
    private final CompletableFuture<Void> all;
    private int waiting;

    /** One image of the request, and its answer. */
    record Part(RunningRequest running, CompletableFuture<Either<EnsureFailure, ImagePullCompleted>> answer) {}

    Ensuring(List<Part> parts, Cancellation cancellation) {
        this.parts = parts;
        this.cancellation = cancellation;
        this.all = CompletableFuture.allOf(parts.stream().map(Part::answer).toArray(CompletableFuture[]::new));
    }

    List<Part> parts() {
        return parts;
    }

    boolean isCancelled() {
        return cancellation.reason().isDefined();
    }

    /** A client begins to wait. Running the answer ends that, once. */
    synchronized Runnable interest() {
        waiting++;
        var left = new AtomicBoolean();
        return () -> {
            if (left.compareAndSet(false, true)) {
                leave();
            }
        };
    }

    private void leave() {
        boolean last;
        synchronized (this) {
            last = --waiting == 0;
        }
        if (last && !all.isDone()) {
            cancellation.cancel(new Cancelled(new Detail("the client went away")));
        }
    }

    /** Whether all of it has ended, at the latest after this time. */
    boolean isDone(Duration atMost) {
        try {
            all.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException defect) {
            throw new IllegalStateException("an ensure crashed", defect.getCause());
        }
    }

    List<Either<EnsureFailure, ImagePullCompleted>> answers() {
        all.join();
        return parts.stream().map(part -> part.answer().join()).toList();
    }
}

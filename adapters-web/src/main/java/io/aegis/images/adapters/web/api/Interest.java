package io.aegis.images.adapters.web.api;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure.Cancelled;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** The clients that wait for a piece of work: with the last of them their interest ends, and the work with it. */
final class Interest {

    private final CompletableFuture<?> work;
    private final Cancellation cancellation;
    private int waiting;

    Interest(CompletableFuture<?> work, Cancellation cancellation) {
        this.work = work;
        this.cancellation = cancellation;
    }

    /** A client begins to wait. Running the answer ends that, once. */
    synchronized Runnable begin() {
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
        if (last && !work.isDone()) {
            cancellation.cancel(new Cancelled(new Detail("the client went away")));
        }
    }

    /** Whether the work has ended, at the latest after this time. */
    boolean isDone(Duration atMost) {
        try {
            work.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException defect) {
            throw new IllegalStateException("the work crashed", defect.getCause());
        }
    }
}

package io.aegis.images.application.pulling;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.Timers;
import io.aegis.images.domain.image.ImageEvent.ImagePullCompleted;
import io.aegis.images.domain.pull.Clock;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.Cancelled;
import io.aegis.images.domain.pull.PullFailure.NetworkTimeout;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** One request that waits for a flight, for as long as its caller does. */
final class Passenger {

    private final Flight flight;
    private final Seat seat;
    private final Timers timers;
    private final CompletableFuture<Either<PullFailure, ImagePullCompleted>> arrival = new CompletableFuture<>();

    Passenger(Flight flight, Seat seat, Timers timers) {
        this.flight = flight;
        this.seat = seat;
        this.timers = timers;
        flight.landed().whenComplete((outcome, thrown) -> {
            if (thrown == null) {
                arrival.complete(outcome);
            } else {
                arrival.completeExceptionally(thrown);
            }
        });
    }

    /** The flight's outcome; or the reason for leaving early, unless nobody else waits: then what the flight recorded. */
    Either<PullFailure, ImagePullCompleted> await(Asked asked, Cancellation cancellation) {
        asked.timeout().forEach(limit -> leaveAfter(limit, asked));
        try (var _ = cancellation.onCancel(() -> cancellation.reason().forEach(this::leave))) {
            return arrival.get();
        } catch (InterruptedException interrupted) {
            leave(new Cancelled(new Detail("the waiting thread was interrupted")));
            var outcome = arrival.join();
            Thread.currentThread().interrupt();
            return outcome;
        } catch (ExecutionException crashed) {
            throw new IllegalStateException("the pull crashed", crashed.getCause());
        }
    }

    private void leaveAfter(Duration limit, Asked asked) {
        var late = new NetworkTimeout(asked.reference().host(), Clock.TOTAL, Option.some(limit), Detail.NONE);
        flight.departed().thenRun(() -> {
            var timer = timers.after(limit, () -> leave(late));
            arrival.whenComplete((_, _) -> timer.cancel());
        });
    }

    private void leave(PullFailure reason) {
        if (!flight.leave(seat, reason)) {
            arrival.complete(Either.left(reason));
        }
    }
}

package io.aegis.images.application.pulling;

import io.aegis.images.application.running.SocketThreads;
import io.aegis.images.domain.image.ImageEvent.ImagePullCompleted;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.Cancelled;
import io.aegis.images.domain.pull.PullId;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The pulls under way on this node, each shared by all who need the same. */
final class Flights {

    private static final PullFailure CLOSED = new Cancelled(new Detail("the image manager was closed"));
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ConcurrentHashMap<FlightKey, Flight> underWay = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** The flight for the key: one that is under way, or a new one that runs the work on a thread of its own. */
    Flight board(
            FlightKey key,
            PullId passenger,
            Seat seat,
            Function<Flight, Either<PullFailure, ImagePullCompleted>> work) {
        var mine = new Flight(passenger);
        mine.board(seat);
        var flight = underWay.compute(key, (_, current) -> current != null && current.board(seat) ? current : mine);
        if (closed) {
            flight.end(CLOSED);
        }
        if (flight == mine) {
            SocketThreads.start("pull " + key.reference(), () -> fly(key, mine, work));
        }
        return flight;
    }

    /** Ends all, and each that is boarded from now on; returns when they have landed, or will not. */
    void close() {
        closed = true;
        var flights = List.copyOf(underWay.values());
        flights.forEach(flight -> flight.end(CLOSED));
        CompletableFuture.allOf(flights.stream().map(Flight::landed).toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, PATIENCE.toNanos(), TimeUnit.NANOSECONDS)
                .handle((_, _) -> null)
                .join();
    }

    private void fly(FlightKey key, Flight flight, Function<Flight, Either<PullFailure, ImagePullCompleted>> work) {
        try {
            var outcome = work.apply(flight);
            underWay.remove(key, flight);
            flight.land(outcome);
        } catch (RuntimeException | Error thrown) {
            underWay.remove(key, flight);
            flight.crash(thrown);
        }
    }
}

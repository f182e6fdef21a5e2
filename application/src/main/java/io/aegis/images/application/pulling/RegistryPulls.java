package io.aegis.images.application.pulling;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.NodePorts;
import io.aegis.images.application.port.PullObserver;
import io.aegis.images.application.port.RateBudgets.RateBudget;
import io.aegis.images.application.port.TimeAndChance;
import io.aegis.images.application.settings.PullSettings;
import io.aegis.images.domain.credential.Account;
import io.aegis.images.domain.credential.FoundCredential;
import io.aegis.images.domain.image.ImageCommand.JoinPull;
import io.aegis.images.domain.image.ImageCommand.RefusePull;
import io.aegis.images.domain.image.ImageEvent.ImagePullCompleted;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.RateLimited;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/** All that goes to registries from this node: shared by who asks for the same, within limits, backed off after failures. */
public final class RegistryPulls {

    private final NodePorts node;
    private final PullSettings settings;
    private final TimeAndChance time;
    private final PullRecord record;
    private final PullSlots slots;
    private final BackOffs backOffs;
    private final AccessGate gate;
    private final Flights flights = new Flights();

    public RegistryPulls(NodePorts node, PullSettings settings, AccessGate gate, TimeAndChance time) {
        this.node = node;
        this.settings = settings;
        this.time = time;
        this.record = new PullRecord(node.images());
        this.gate = gate;
        this.slots = new PullSlots(
                settings.limits(), () -> node.runtime().pullsAtOnce().getOrElse(1));
        this.backOffs = new BackOffs(settings.backOff(), time.clock());
    }

    /** Ends all pulls under way, on record, and lets no further one begin. */
    public void close() {
        flights.close();
    }

    /** Blocks until the image is there or the reason why not is known and recorded. */
    public Either<NoImage, ImagePullCompleted> pull(
            Asked asked, FoundCredential found, PullObserver observer, Cancellation cancellation) {
        var key = FlightKey.of(asked, found);
        return backOffs.standing(key)
                .map(standing -> backedOff(asked, standing))
                .orElse(() -> leftToExecutions(asked, found))
                .getOrElse(() -> fly(key, asked, found, observer, cancellation));
    }

    /** What nobody waits for yet takes nothing from a registry that gives only little more. */
    private Option<Either<NoImage, ImagePullCompleted>> leftToExecutions(Asked asked, FoundCredential found) {
        return node.budgets()
                .last(asked.reference().host(), Account.of(found.credential()))
                .filter(budget -> asked.yields() && budget.isLow(asked.now()))
                .map(budget -> refuse(asked, limited(budget, asked.now()), Option.none())
                        .mapLeft(NoImage::because));
    }

    private static PullFailure limited(RateBudget budget, Instant now) {
        return new RateLimited(
                budget.registry(),
                Option.some(Duration.between(now, budget.end())),
                new Detail("the " + budget.remaining() + " of " + budget.limit()
                        + " pulls that remain are left to executions"));
    }

    private Either<NoImage, ImagePullCompleted> backedOff(Asked asked, BackOffs.Standing standing) {
        asked.note(
                "backed off",
                "the last pull failed; the next one may start in "
                        + standing.retryAfter().toMillis() + " ms");
        return refuse(asked, standing.failure(), Option.none())
                .mapLeft(failure -> new NoImage(failure, Option.some(standing.retryAfter())));
    }

    private Either<NoImage, ImagePullCompleted> fly(
            FlightKey key, Asked asked, FoundCredential found, PullObserver observer, Cancellation cancellation) {
        var seat = new Seat(observer, !asked.yields());
        var flight = flights.board(
                key,
                asked.order().pull(),
                seat,
                boarded -> noteBackOff(
                        key,
                        boarded,
                        new RegistryPull(node, settings, time, slots, gate, asked, found, boarded).run()));
        var outcome = new Passenger(flight, seat, time.timers()).await(asked, cancellation);
        var answer = flight.leader().equals(asked.order().pull())
                ? outcome
                : outcome.fold(failure -> refuse(asked, failure, Option.some(flight)), led -> join(asked, flight, led));
        return answer.mapLeft(NoImage::because);
    }

    /** A pull that everybody left says nothing of how the next one would go. */
    private Either<PullFailure, ImagePullCompleted> noteBackOff(
            FlightKey key, Flight flight, Either<PullFailure, ImagePullCompleted> outcome) {
        outcome.peek(_ -> backOffs.succeeded(key));
        if (!flight.isAbandoned()) {
            outcome.peekLeft(failure -> backOffs.failed(key, failure));
        }
        return outcome;
    }

    private Either<PullFailure, ImagePullCompleted> join(Asked asked, Flight flight, ImagePullCompleted led) {
        asked.note("joined", "served by the pull " + flight.leader());
        return record.answer(
                asked,
                new JoinPull(asked.order(), flight.leader(), led.image(), led.access(), led.fallback(), asked.now()));
    }

    private Either<PullFailure, ImagePullCompleted> refuse(Asked asked, PullFailure failure, Option<Flight> joined) {
        joined.forEach(flight -> asked.note("joined", "waited for the pull " + flight.leader()));
        asked.note("failed", failure.name() + ": " + failure.message());
        return record.answer(asked, new RefusePull(asked.order(), failure, joined.map(Flight::leader), asked.now()));
    }
}

package io.aegis.images.application.pulling;

import static io.vavr.control.Either.left;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.LayerProgress;
import io.aegis.images.application.port.NodePorts;
import io.aegis.images.application.port.PullObserver;
import io.aegis.images.application.port.PullRequest;
import io.aegis.images.application.port.PulledImage;
import io.aegis.images.application.port.RecordFailure;
import io.aegis.images.application.port.TimeAndChance;
import io.aegis.images.application.pulling.PullSlots.Slot;
import io.aegis.images.application.settings.PullSettings;
import io.aegis.images.domain.credential.FoundCredential;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.image.ImageCommand.CompletePull;
import io.aegis.images.domain.image.ImageCommand.FailPull;
import io.aegis.images.domain.image.ImageCommand.PullImage;
import io.aegis.images.domain.image.ImageCommand.RefusePull;
import io.aegis.images.domain.image.ImageEvent.ImagePullCompleted;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** The work of one flight: waits for a slot, records the start, pulls, records the end; and again where the rules say so. */
final class RegistryPull {

    private final NodePorts node;
    private final PullSettings settings;
    private final TimeAndChance time;
    private final PullSlots slots;
    private final PullRecord record;
    private final Asked asked;
    private final FoundCredential found;
    private final Flight flight;

    RegistryPull(
            NodePorts node,
            PullSettings settings,
            TimeAndChance time,
            PullSlots slots,
            Asked asked,
            FoundCredential found,
            Flight flight) {
        this.node = node;
        this.settings = settings;
        this.time = time;
        this.slots = slots;
        this.record = new PullRecord(node.images());
        this.asked = asked;
        this.found = found;
        this.flight = flight;
    }

    Either<PullFailure, ImagePullCompleted> run() {
        return attempt(1);
    }

    private Either<PullFailure, ImagePullCompleted> attempt(int number) {
        return slots.acquire(registry(), flight.cancellation())
                .fold(this::refuse, slot -> inSlot(slot, number))
                .fold(failure -> again(failure, number), Either::right);
    }

    private Either<PullFailure, ImagePullCompleted> again(PullFailure failure, int number) {
        return settings.retries()
                .delayAfter(failure, number)
                .filter(this::pause)
                .map(_ -> attempt(number + 1))
                .getOrElse(() -> left(failure));
    }

    private Either<PullFailure, ImagePullCompleted> inSlot(Slot slot, int number) {
        try (slot) {
            return node.claims()
                    .claim(asked.order().pull())
                    .mapLeft(RecordFailure::asPullFailure)
                    .flatMap(claim -> {
                        try (claim) {
                            return begin(number);
                        }
                    });
        }
    }

    /** Looks again: while this one waited, another's pull may have brought the image. */
    private Either<PullFailure, ImagePullCompleted> begin(int number) {
        return node.runtime().find(asked.reference()).fold(this::refuse, held -> begin(held, number));
    }

    private Either<PullFailure, ImagePullCompleted> begin(Option<HeldImage> held, int number) {
        asked.note(
                "decided",
                asked.order().goesToRegistry(held)
                        ? "pull from " + registry() + ", attempt " + number
                        : "answer from the node, which holds it by now");
        return record.start(
                        asked, new PullImage(asked.order(), held, found.source(), Option.none(), number, asked.now()))
                .flatMap(ended -> ended.<Either<PullFailure, ImagePullCompleted>>map(Either::right)
                        .getOrElse(this::carryOut));
    }

    private Either<PullFailure, ImagePullCompleted> carryOut() {
        flight.depart();
        return fetch().fold(this::fail, this::complete);
    }

    private Either<PullFailure, PulledImage> fetch() {
        var attempt = new Cancellation();
        try (var _ = flight.cancellation()
                        .onCancel(() -> flight.cancellation().reason().forEach(attempt::cancel));
                var watch = new ClockWatch(settings.clocks(), registry(), time.timers(), time.clock(), attempt)) {
            var request = new PullRequest(asked.reference(), asked.platform(), found.credential());
            return node.runtime().pull(request, new Both(watch, flight), attempt);
        }
    }

    private Either<PullFailure, ImagePullCompleted> complete(PulledImage pulled) {
        asked.note("pulled", pulled.image().imageId() + ", " + pulled.bytesTransferred() + " bytes");
        return record.answer(
                asked,
                new CompletePull(asked.order(), pulled.image(), pulled.bytesTransferred(), Option.none(), asked.now()));
    }

    private Either<PullFailure, ImagePullCompleted> fail(PullFailure failure) {
        asked.note("failed", failure.name() + ": " + failure.message());
        return record.answer(asked, new FailPull(asked.order(), failure, asked.now()));
    }

    private Either<PullFailure, ImagePullCompleted> refuse(PullFailure failure) {
        asked.note("failed", "before the pull began: " + failure.message());
        return record.answer(asked, new RefusePull(asked.order(), failure, Option.none(), asked.now()));
    }

    /** False when everybody left meanwhile. */
    private boolean pause(Duration delay) {
        asked.note("waits", delay.toMillis() + " ms before the next attempt");
        var over = new CompletableFuture<Boolean>();
        var timer = time.timers().after(delay, () -> over.complete(true));
        try (var _ = flight.cancellation().onCancel(() -> over.complete(false))) {
            return over.join();
        } finally {
            timer.cancel();
        }
    }

    private RegistryHost registry() {
        return asked.reference().host();
    }

    private record Both(PullObserver first, PullObserver second) implements PullObserver {
        @Override
        public void resolved() {
            first.resolved();
            second.resolved();
        }

        @Override
        public void progressed(LayerProgress progress) {
            first.progressed(progress);
            second.progressed(progress);
        }
    }
}

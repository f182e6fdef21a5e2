package io.aegis.images.application.pulling;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.aegis.images.application.port.NodePorts;
import io.aegis.images.application.port.RecordFailure;
import io.aegis.images.application.port.TimeAndChance;
import io.aegis.images.application.pulling.PullSlots.Slot;
import io.aegis.images.application.pulling.RegistryFetch.Brought;
import io.aegis.images.application.settings.PullSettings;
import io.aegis.images.domain.credential.AccessProof;
import io.aegis.images.domain.credential.FoundCredential;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.image.ImageCommand.CompletePull;
import io.aegis.images.domain.image.ImageCommand.FailPull;
import io.aegis.images.domain.image.ImageCommand.FallBack;
import io.aegis.images.domain.image.ImageCommand.PullImage;
import io.aegis.images.domain.image.ImageCommand.RefusePull;
import io.aegis.images.domain.image.ImageEvent.ImagePullCompleted;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.NetworkTimeout;
import io.aegis.images.domain.pull.PullFailure.RateLimited;
import io.aegis.images.domain.pull.PullFailure.RegistryError;
import io.aegis.images.domain.pull.PullFailure.RegistryUnreachable;
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
    private final AccessGate gate;
    private final Asked asked;
    private final FoundCredential found;
    private final Flight flight;

    RegistryPull(
            NodePorts node,
            PullSettings settings,
            TimeAndChance time,
            PullSlots slots,
            AccessGate gate,
            Asked asked,
            FoundCredential found,
            Flight flight) {
        this.node = node;
        this.settings = settings;
        this.time = time;
        this.slots = slots;
        this.record = new PullRecord(node.images());
        this.gate = gate;
        this.asked = asked;
        this.found = found;
        this.flight = flight;
    }

    Either<PullFailure, ImagePullCompleted> run() {
        return attempt(1);
    }

    private Either<PullFailure, ImagePullCompleted> attempt(int number) {
        return slots.acquire(registry(), flight::isUrgent, flight.cancellation())
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
                    .flatMap(claim -> {
                        try (claim) {
                            return node.leases().bring(asked.reference()).map(lease -> {
                                try (lease) {
                                    return begin(number);
                                }
                            });
                        }
                    })
                    .mapLeft(RecordFailure::asPullFailure)
                    .flatMap(ended -> ended);
        }
    }

    /** Looks again: while this one waited, another's pull may have brought the image. */
    private Either<PullFailure, ImagePullCompleted> begin(int number) {
        return node.runtime().find(asked.reference()).fold(this::refuse, held -> begin(held, number));
    }

    private Either<PullFailure, ImagePullCompleted> begin(Option<HeldImage> held, int number) {
        return asked.order().goesToRegistry(held)
                ? begin(held, Option.none(), number)
                : held.filter(asked.order()::accepts)
                        .map(image -> gate.admit(asked, image, flight.cancellation()))
                        .getOrElse(() -> right(Option.none()))
                        .fold(this::refuse, proof -> begin(held, proof, number));
    }

    /** @param proof that the caller may have what another's pull has brought by now */
    private Either<PullFailure, ImagePullCompleted> begin(
            Option<HeldImage> held, Option<AccessProof> proof, int number) {
        asked.note(
                "decided",
                asked.order().goesToRegistry(held)
                        ? "pull from " + registry() + ", attempt " + number
                        : "answer from the node, which holds it by now");
        return record.start(asked, new PullImage(asked.order(), held, found.source(), proof, number, asked.now()))
                .flatMap(ended -> ended.<Either<PullFailure, ImagePullCompleted>>map(Either::right)
                        .getOrElse(() -> carryOut(held, number)));
    }

    private Either<PullFailure, ImagePullCompleted> carryOut(Option<HeldImage> held, int number) {
        flight.depart();
        gate.pulling(asked, held);
        try {
            return new RegistryFetch(node, settings, time, asked, found, flight, slots.traffic())
                    .bring(held.filter(asked.order()::accepts))
                    .fold(failure -> fail(failure, held, number), done -> complete(held, done));
        } finally {
            gate.over(asked);
        }
    }

    private Either<PullFailure, ImagePullCompleted> complete(Option<HeldImage> held, Brought brought) {
        var pulled = brought.pulled();
        asked.note("pulled", pulled.image().imageId() + ", " + pulled.bytesTransferred() + " bytes");
        return gate.pulled(asked, held, pulled.image(), found, brought.openToAll())
                .fold(
                        failure -> record.answer(asked, new FailPull(asked.order(), failure, asked.now())),
                        proof -> record.answer(
                                asked,
                                new CompletePull(
                                        asked.order(),
                                        pulled.image(),
                                        pulled.bytesTransferred(),
                                        Option.some(proof),
                                        asked.now())));
    }

    private Either<PullFailure, ImagePullCompleted> fail(PullFailure failure, Option<HeldImage> held, int number) {
        asked.note("failed", failure.name() + ": " + failure.message());
        gate.failed(asked, held, found);
        return fallBack(failure, held.filter(asked.order()::accepts), number)
                .getOrElse(() -> record.answer(asked, new FailPull(asked.order(), failure, asked.now())));
    }

    /** With the copy on the node, where that is configured, no attempt is left, and the caller may have it. */
    private Option<Either<PullFailure, ImagePullCompleted>> fallBack(
            PullFailure failure, Option<HeldImage> usable, int number) {
        return usable.filter(_ -> settings.fallBackToCached() && saysNothing(failure))
                .filter(_ -> settings.retries().delayAfter(failure, number).isEmpty())
                .flatMap(image -> gate.admitUnasked(asked, image)
                        .map(proof -> fallBack(failure, image, proof))
                        .toOption());
    }

    private Either<PullFailure, ImagePullCompleted> fallBack(
            PullFailure failure, HeldImage image, Option<AccessProof> proof) {
        asked.note("fell back", "to the copy on the node, as it is configured");
        return record.answer(asked, new FallBack(asked.order(), image, failure, proof, asked.now()));
    }

    /** The registry cannot be asked; one that answers, and says no, is obeyed. */
    private static boolean saysNothing(PullFailure failure) {
        return switch (failure) {
            case RegistryUnreachable _, NetworkTimeout _, RegistryError _, RateLimited _ -> true;
            default -> false;
        };
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
}

package io.aegis.images.application;

import io.aegis.images.application.PrecacheReport.PreparedImage;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.TimeAndChance;
import io.aegis.images.application.preparation.Need;
import io.aegis.images.application.running.SocketThreads;
import io.aegis.images.domain.image.ImageEvent.ImagePullCompleted;
import io.aegis.images.domain.pull.PullFailure.RateLimited;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Brings images onto the node before executions ask for them, side by side within the node's limits. Gives way to executions:
 * for a place, and while a registry gives only little more. What is there already costs no pull, so that it may be repeated, and
 * goes on after a kill where it was. Safe to use from many threads.
 */
public final class Precacher {

    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);
    private static final Duration USUAL_WAIT = Duration.ofMinutes(1);
    /** How many images of one registry are asked for at once; far more than are pulled, and no burden to the runtime. */
    private static final int ASKED_AT_ONCE = 32;

    private final ImageEnsurer ensurer;
    private final TimeAndChance time;

    public Precacher(ImageEnsurer ensurer, TimeAndChance time) {
        this.ensurer = ensurer;
        this.time = time;
    }

    /** Blocks until each image is ready or will not be; a failure holds up no other. Cancelling ends those under way. */
    public PrecacheReport precache(PrecacheOrder order, PrecacheObserver observer, Cancellation cancellation) {
        var begun = time.clock().instant();
        var run = new Run(order, observer, cancellation);
        try (var callers = SocketThreads.perTask("precache", order.needs().size())) {
            var running = order.needs().stream()
                    .map(need -> CompletableFuture.supplyAsync(() -> run.prepare(need), callers))
                    .toList();
            var images = running.stream().map(CompletableFuture::join).toList();
            return new PrecacheReport(
                    images, Duration.between(begun, time.clock().instant()));
        }
    }

    /** One precache. */
    private final class Run {
        private final PrecacheOrder order;
        private final PrecacheObserver observer;
        private final Cancellation cancellation;
        private final Map<RegistryHost, Semaphore> askable = new ConcurrentHashMap<>();

        Run(PrecacheOrder order, PrecacheObserver observer, Cancellation cancellation) {
            this.order = order;
            this.observer = observer;
            this.cancellation = cancellation;
        }

        PreparedImage prepare(Need need) {
            var outcome = ensure(need);
            for (var wait = wait(outcome); wait.isDefined(); wait = wait(outcome)) {
                observer.waits(need, wait.get());
                if (!isOver(wait.get())) {
                    break;
                }
                outcome = ensure(need);
            }
            var prepared = new PreparedImage(need, outcome);
            observer.ended(need, prepared.word());
            return prepared;
        }

        private Either<EnsureFailure, ImagePullCompleted> ensure(Need need) {
            var place = askable.computeIfAbsent(need.reference().host(), _ -> new Semaphore(ASKED_AT_ONCE));
            place.acquireUninterruptibly();
            try {
                var id = ensurer.newId();
                var request = order.request(need);
                return ensurer.ensure(id, request, observer.begins(need, id, request), cancellation);
            } finally {
                place.release();
            }
        }

        private Option<Duration> wait(Either<EnsureFailure, ImagePullCompleted> outcome) {
            return outcome.swap()
                    .toOption()
                    .filter(failed -> order.waits() && failed.failure() instanceof RateLimited)
                    .map(failed -> failed.retryAfter().getOrElse(USUAL_WAIT))
                    .map(after -> after.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : after);
        }

        /** False when cancelled meanwhile. */
        private boolean isOver(Duration wait) {
            var over = new CompletableFuture<Boolean>();
            var timer = time.timers().after(wait, () -> over.complete(true));
            try (var _ = cancellation.onCancel(() -> over.complete(false))) {
                return over.join();
            } finally {
                timer.cancel();
            }
        }
    }
}

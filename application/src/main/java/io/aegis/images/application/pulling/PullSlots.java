package io.aegis.images.application.pulling;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.settings.PullLimits;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Either;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/** The node's places for parallel pulls, in all and per registry, given away in the order of asking. */
final class PullSlots {

    private final PullLimits limits;
    private final NodeTraffic traffic = new NodeTraffic();
    private final Set<Waiting> queue = new LinkedHashSet<>();
    private final Map<RegistryHost, Integer> taken = new HashMap<>();
    private final IntSupplier usual;
    private int perRegistry;
    private int inAll;

    /** @param usual how many from one registry, where the limits do not say; asked when a place is wanted */
    PullSlots(PullLimits limits, IntSupplier usual) {
        this.limits = limits;
        this.usual = usual;
    }

    /** A place held; closing gives it to the next in the queue. */
    interface Slot extends AutoCloseable {
        @Override
        void close();
    }

    private record Waiting(
            RegistryHost registry, BooleanSupplier urgent, CompletableFuture<Either<PullFailure, Slot>> turn) {}

    /**
     * Blocks until there is a place, or until cancelled: then, or when it already is, the reason is the answer.
     *
     * @param urgent asked whenever a place is free: whoever is not urgent lets those who are go first
     */
    Either<PullFailure, Slot> acquire(RegistryHost registry, BooleanSupplier urgent, Cancellation cancellation) {
        return cancellation
                .reason()
                .<Either<PullFailure, Slot>>map(Either::left)
                .getOrElse(() -> queue(registry, urgent, cancellation));
    }

    private Either<PullFailure, Slot> queue(RegistryHost registry, BooleanSupplier urgent, Cancellation cancellation) {
        var waiting = new Waiting(registry, urgent, new CompletableFuture<>());
        int most = limits.perRegistry().getOrElse(usual::getAsInt);
        synchronized (this) {
            perRegistry = most;
            queue.add(waiting);
            admit();
        }
        try (var _ = cancellation.onCancel(() -> withdraw(waiting, cancellation))) {
            return waiting.turn().join();
        }
    }

    /** What moves in the places taken. */
    NodeTraffic traffic() {
        return traffic;
    }

    synchronized int queued() {
        return queue.size();
    }

    private synchronized void withdraw(Waiting waiting, Cancellation cancellation) {
        if (queue.remove(waiting)) {
            cancellation.reason().forEach(reason -> waiting.turn().complete(Either.left(reason)));
        }
    }

    private void admit() {
        var inTurn = queue.stream()
                .sorted(Comparator.comparing(waiting -> !waiting.urgent().getAsBoolean()))
                .toList();
        for (var waiting : inTurn) {
            if (hasPlace(waiting.registry())) {
                queue.remove(waiting);
                inAll++;
                taken.merge(waiting.registry(), 1, Integer::sum);
                waiting.turn().complete(Either.right(() -> release(waiting.registry())));
            }
        }
    }

    /** One registry's full house does not hold up the others. */
    private boolean hasPlace(RegistryHost registry) {
        return inAll < limits.perNode() && taken.getOrDefault(registry, 0) < perRegistry;
    }

    private synchronized void release(RegistryHost registry) {
        inAll--;
        taken.merge(registry, -1, Integer::sum);
        admit();
    }
}

package io.aegis.images.application.pulling;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/**
 * When a download last moved on this node, whichever pull's. Docker downloads three layers at a time, whatever was asked of it, and a pull
 * whose layers all wait for their turn is not stalled while those before it move.
 */
final class NodeTraffic {
    private final AtomicReference<Instant> last = new AtomicReference<>(Instant.MIN);

    void moved(Instant now) {
        last.accumulateAndGet(now, (one, other) -> one.isAfter(other) ? one : other);
    }

    Instant last() {
        return last.get();
    }
}

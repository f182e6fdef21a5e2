package io.aegis.images.contracts.runtime;

import io.aegis.images.application.port.PullLeftovers;
import io.aegis.images.domain.pull.PullFailure;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What killed pulls left, as a test says. */
public final class InMemoryLeftovers implements PullLeftovers {

    private final List<Leftover> left = new CopyOnWriteArrayList<>();

    public InMemoryLeftovers leave(Leftover leftover) {
        left.add(leftover);
        return this;
    }

    @Override
    public Either<PullFailure, List<Leftover>> unchangedSince(Instant before) {
        return Either.right(left.stream()
                .filter(leftover -> leftover.lastChangedAt().isBefore(before))
                .toList());
    }

    @Override
    public long remove(Leftover leftover, Instant unchangedSince) {
        return left.remove(leftover) ? leftover.bytes() : 0;
    }
}

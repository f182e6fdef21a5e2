package io.aegis.images.contracts.record;

import io.aegis.images.application.port.DeliveryCursors;
import io.aegis.images.application.port.RecordFailure;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Cursors for as long as the process lives. */
public final class InMemoryDeliveryCursors implements DeliveryCursors {

    private final Map<String, Long> positions = new ConcurrentHashMap<>();

    @Override
    public Either<RecordFailure, Option<Long>> find(String receiver) {
        return Either.right(Option.of(positions.get(receiver)));
    }

    @Override
    public Either<RecordFailure, Void> move(String receiver, long position) {
        positions.put(receiver, position);
        return Either.right(null);
    }
}

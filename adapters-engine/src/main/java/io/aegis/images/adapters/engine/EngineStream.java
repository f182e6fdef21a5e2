package io.aegis.images.adapters.engine;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.domain.pull.PullFailure;
import io.vavr.control.Either;
import io.vavr.control.Try;
import java.io.IOException;
import java.io.InputStream;

/**
 * One answer that goes on and on, over a connection of its own, until it is cancelled. There is no read timeout: engines have
 * none either, and how long is too long is the caller's to say.
 */
final class EngineStream {

    private final EngineConnection engine;

    EngineStream(EngineConnection engine) {
        this.engine = engine;
    }

    /** What makes something of the answer. */
    @FunctionalInterface
    interface Reader<T> {
        Either<PullFailure, T> read(int status, InputStream body) throws IOException;
    }

    /** Cancelled, it breaks the connection, and so ends a pull: a channel that an interrupted thread opens, writes or reads is closed. */
    <T> Either<PullFailure, T> exchange(EngineRequest request, Cancellation cancellation, Reader<T> reader) {
        try (var worker = new BreakableWork();
                var _ = cancellation.onCancel(worker::breakOff)) {
            var outcome = Try.withResources(() -> EngineTalk.with(engine.endpoint()))
                    .of(talk -> talk.stream(request, reader::read))
                    .toEither()
                    .mapLeft(engine::unavailable)
                    .flatMap(read -> read);
            return cancellation
                    .reason()
                    .<Either<PullFailure, T>>map(Either::left)
                    .getOrElse(outcome);
        }
    }
}

package io.aegis.images.adapters.engine;

import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.domain.pull.PullFailure;
import io.vavr.control.Either;
import io.vavr.control.Try;
import java.io.IOException;

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
        Either<PullFailure, T> read(Response response) throws IOException;
    }

    <T> Either<PullFailure, T> exchange(Request request, Cancellation cancellation, Reader<T> reader) {
        var client = engine.forOneStream();
        try (var worker = new BreakableWork();
                var _ = cancellation.onCancel(() -> breakOff(client, worker))) {
            var outcome = Try.withResources(() -> client.execute(request))
                    .of(reader::read)
                    .toEither()
                    .mapLeft(engine::unavailable)
                    .flatMap(read -> read);
            return cancellation
                    .reason()
                    .<Either<PullFailure, T>>map(Either::left)
                    .getOrElse(outcome);
        } finally {
            close(client);
        }
    }

    /**
     * Closing the client breaks a connection that is open; one that is only being opened then would live on, and its work
     * with it. The interruption ends that: a channel that an interrupted thread opens, writes or reads is closed.
     */
    private static void breakOff(DockerHttpClient client, BreakableWork worker) {
        worker.breakOff();
        close(client);
    }

    private static void close(DockerHttpClient client) {
        Try.run(client::close);
    }
}

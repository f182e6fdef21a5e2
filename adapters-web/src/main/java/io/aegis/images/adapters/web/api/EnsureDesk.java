package io.aegis.images.adapters.web.api;

import io.aegis.images.application.EnsureFailure;
import io.aegis.images.application.EnsureRequest;
import io.aegis.images.application.ImageNode;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.running.RequestBoard;
import io.aegis.images.application.running.RunningRequest;
import io.aegis.images.domain.image.ImageEvent.ImagePullCompleted;
import io.vavr.control.Either;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Sets requests to work, each image on a thread of its own, and keeps them on the board meanwhile. */
final class EnsureDesk implements AutoCloseable {

    private final ImageNode node;
    private final RequestBoard board;
    private final InstantSource clock;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    EnsureDesk(ImageNode node, RequestBoard board, InstantSource clock) {
        this.node = node;
        this.board = board;
        this.clock = clock;
    }

    Ensuring begin(List<EnsureRequest> requests) {
        var cancellation = new Cancellation();
        return new Ensuring(
                requests.stream().map(request -> begin(request, cancellation)).toList(), cancellation);
    }

    private Ensuring.Part begin(EnsureRequest request, Cancellation cancellation) {
        var running = new RunningRequest(node.ensurer().newId(), request, clock.instant());
        board.add(running);
        return new Ensuring.Part(running, CompletableFuture.supplyAsync(() -> ensure(running, cancellation), workers));
    }

    private Either<EnsureFailure, ImagePullCompleted> ensure(RunningRequest running, Cancellation cancellation) {
        try {
            return node.ensurer().ensure(running.id(), running.request(), running, cancellation);
        } finally {
            board.remove(running);
        }
    }

    @Override
    public void close() {
        workers.shutdown();
    }
}

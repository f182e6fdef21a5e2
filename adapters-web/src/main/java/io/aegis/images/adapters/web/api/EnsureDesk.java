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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Sets requests to work, and keeps them on the board meanwhile. */
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

    /** They are on the board from here on, and wait for one of the others to be called. */
    Ensuring begin(List<EnsureRequest> requests) {
        var cancellation = new Cancellation();
        return new Ensuring(
                requests.stream().map(request -> begin(request, cancellation)).toList(), cancellation);
    }

    private Ensuring.Part begin(EnsureRequest request, Cancellation cancellation) {
        var running = new RunningRequest(node.ensurer().newId(), request, clock.instant());
        board.add(running);
        return new Ensuring.Part(running, () -> ensure(running, cancellation));
    }

    /** Each image on a thread of its own, unless it is under way already. */
    void start(Ensuring work) {
        work.parts().forEach(part -> part.begin(workers));
    }

    /** The same, and one that is alone on this thread: most are on the node already, and handing over costs a tenth of their answer. */
    void run(Ensuring work) {
        if (work.parts().size() == 1) {
            work.parts().getFirst().begin(Runnable::run);
        } else {
            start(work);
        }
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

package io.aegis.images.adapters.cli;

import io.aegis.images.application.EnsureFailure;
import io.aegis.images.application.EnsureRequest;
import io.aegis.images.application.ImageNode;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.publication.EnsureDocuments;
import io.aegis.images.domain.image.ImageEvent.ImagePullCompleted;
import io.vavr.control.Either;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/** Ensures images side by side, shows how it goes, and answers for each; an interrupted process cancels them. */
final class Ensures {
    private final Session session;
    private final ProgressMode progress;

    Ensures(Session session, ProgressMode progress) {
        this.session = session;
        this.progress = progress;
    }

    /** The exit code of the first that failed. */
    int run(ImageNode node, List<EnsureRequest> requests) {
        requests.forEach(request -> session.output().warn(request.image().warnings()));
        try (var interrupts = new Interrupts()) {
            var answers = answers(node, requests, interrupts.cancellation());
            int code = answers.stream()
                    .map(answer -> answer.fold(this::failed, this::completed))
                    .reduce(ExitCode.DONE, (first, next) -> first == ExitCode.DONE ? next : first);
            session.output().flush();
            interrupts.finish(code);
            return code;
        }
    }

    private List<Either<EnsureFailure, ImagePullCompleted>> answers(
            ImageNode node, List<EnsureRequest> requests, Cancellation cancellation) {
        try (var display = progress.display(session.output().console());
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = requests.stream()
                    .map(request -> CompletableFuture.supplyAsync(
                            () -> node.ensurer().ensure(request, display.of(request.reference()), cancellation),
                            callers))
                    .toList();
            return running.stream().map(CompletableFuture::join).toList();
        }
    }

    private int completed(ImagePullCompleted done) {
        session.output().warn(EnsureText.fallback(done));
        session.output().answer(EnsureDocuments.completed(done), EnsureText.completed(done));
        return ExitCode.DONE;
    }

    private int failed(EnsureFailure failed) {
        return session.output().failed(EnsureDocuments.failed(failed), failed.failure(), EnsureText.nextStep(failed));
    }
}

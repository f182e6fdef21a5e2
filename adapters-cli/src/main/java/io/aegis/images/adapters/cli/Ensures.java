package io.aegis.images.adapters.cli;

import io.aegis.images.application.EnsureRequest;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.publication.Document;
import io.aegis.images.application.running.SocketThreads;
import io.aegis.images.application.service.NodeClient;
import io.aegis.images.application.service.Refusal;
import io.aegis.images.domain.pull.PullFailure.Work;
import io.vavr.control.Either;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Ensures images side by side, shows how it goes, and answers for each; an interrupted process cancels them. */
final class Ensures {
    private final Session session;
    private final ProgressMode progress;

    Ensures(Session session, ProgressMode progress) {
        this.session = session;
        this.progress = progress;
    }

    /** The exit code of the first that failed. */
    int run(NodeClient node, List<EnsureRequest> requests) {
        requests.forEach(request -> session.output().warn(request.image().warnings()));
        try (var interrupts = new Interrupts(Work.PULL)) {
            var answers = answers(node, requests, interrupts.cancellation());
            int code = answers.stream()
                    .map(answer -> answer.fold(session.output()::refused, this::print))
                    .reduce(ExitCode.DONE, (first, next) -> first == ExitCode.DONE ? next : first);
            session.output().flush();
            interrupts.finish(code);
            return code;
        }
    }

    private List<Either<Refusal, Document>> answers(
            NodeClient node, List<EnsureRequest> requests, Cancellation cancellation) {
        try (var display = progress.display(session.output().console())) {
            Function<EnsureRequest, Either<Refusal, Document>> ensure =
                    request -> node.ensure(request, display.of(request.reference()), cancellation);
            return requests.size() == 1 ? List.of(ensure.apply(requests.getFirst())) : sideBySide(requests, ensure);
        }
    }

    private static List<Either<Refusal, Document>> sideBySide(
            List<EnsureRequest> requests, Function<EnsureRequest, Either<Refusal, Document>> ensure) {
        try (var callers = SocketThreads.perTask("ensure", requests.size())) {
            var running = requests.stream()
                    .map(request -> CompletableFuture.supplyAsync(() -> ensure.apply(request), callers))
                    .toList();
            return running.stream().map(CompletableFuture::join).toList();
        }
    }

    private int print(Document document) {
        var answered = Answered.of(document);
        return answered.section("failure")
                .map(failure -> session.output().failed(document, failure))
                .getOrElse(() -> completed(document, answered));
    }

    private int completed(Document document, Answered done) {
        session.output().warn(EnsureText.fallback(done));
        session.output().answer(document, EnsureText.completed(done));
        return ExitCode.DONE;
    }
}

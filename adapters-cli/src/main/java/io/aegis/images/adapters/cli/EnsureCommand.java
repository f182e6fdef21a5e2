package io.aegis.images.adapters.cli;

import io.aegis.images.application.EnsureFailure;
import io.aegis.images.application.EnsureRequest;
import io.aegis.images.application.ImageNode;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.publication.EnsureDocuments;
import io.aegis.images.domain.image.ImageEvent.ImagePullCompleted;
import io.vavr.control.Either;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "ensure",
        description = {
            "Brings images onto the node under their policy, and answers with what was recorded.",
            "",
            "Several are ensured side by side, within the node's limits; the exit code is that of the first that failed."
        })
final class EnsureCommand implements Callable<Integer> {
    private final Session session;
    private final Demands demands;

    @ArgGroup(multiplicity = "1")
    Wanted wanted = new Wanted();

    @Mixin
    RequestOptions options = new RequestOptions();

    @Mixin
    OwnCredential own = new OwnCredential();

    @CommandLine.Option(
            names = "--progress",
            paramLabel = "auto|plain|none",
            description = "auto redraws lines on a terminal and is plain elsewhere.")
    ProgressMode progress = ProgressMode.auto;

    EnsureCommand(Session session, Demands demands) {
        this.session = session;
        this.demands = demands;
    }

    @Override
    public Integer call() {
        var terms = options.read(own);
        return demands.of(wanted)
                .fold(
                        session.output()::refused,
                        found -> session.withNode(node -> ensure(node, terms.requests(found))));
    }

    private int ensure(ImageNode node, List<EnsureRequest> requests) {
        requests.forEach(request -> session.output().warn(request.image().warnings()));
        if (requests.isEmpty()) {
            session.output().note("nothing to do: the manifest has no step that needs an image");
        }
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

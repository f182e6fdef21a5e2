package io.aegis.images.adapters.cli;

import io.aegis.images.application.EnsureFailure;
import io.aegis.images.application.EnsureRequest;
import io.aegis.images.application.ImageNode;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.publication.EnsureDocuments;
import io.aegis.images.domain.image.ImageEvent.ImagePullCompleted;
import io.aegis.images.domain.image.Requester;
import io.aegis.images.domain.pull.PullPolicy;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

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

    @CommandLine.Option(
            names = "--policy",
            paramLabel = "POLICY",
            description = "Always, IfNotPresent or Never; otherwise the manifest's, otherwise IfNotPresent.")
    @Nullable
    String policy;

    @CommandLine.Option(
            names = "--execution",
            paramLabel = "ID",
            description = "The execution that needs the image; kept with the record.")
    @Nullable
    String execution;

    @CommandLine.Option(
            names = "--timeout",
            paramLabel = "DURATION",
            description = "How long the pull may take from its start: 90s, 5m, 1h. Otherwise spec.images.clocks.total.")
    @Nullable
    String timeout;

    @CommandLine.Option(
            names = "--progress",
            paramLabel = "auto|plain|none",
            description = "auto redraws lines on a terminal and is plain elsewhere.")
    ProgressMode progress = ProgressMode.auto;

    @Spec
    @Nullable
    CommandSpec spec;

    EnsureCommand(Session session, Demands demands) {
        this.session = session;
        this.demands = demands;
    }

    @Override
    public Integer call() {
        var override = Option.<String>of(policy).map(this::policy);
        var by = Option.<String>of(execution).map(this::requester).getOrElse(Requester.NODE);
        var within = Option.<String>of(timeout).map(this::duration);
        return demands.of(wanted)
                .fold(
                        session.output()::refused,
                        found -> session.withNode(node -> ensure(
                                node,
                                found.stream()
                                        .map(demand -> request(demand, override, by, within))
                                        .toList())));
    }

    private static EnsureRequest request(
            Demand demand, Option<PullPolicy> override, Requester by, Option<Duration> within) {
        var request = EnsureRequest.of(demand.image())
                .under(override.getOrElse(demand.policy()))
                .by(by);
        return within.map(request::within).getOrElse(request);
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
        session.output().answer(EnsureDocuments.completed(done), EnsureText.completed(done));
        return ExitCode.DONE;
    }

    private int failed(EnsureFailure failed) {
        var failure = failed.failure();
        if (session.output().json()) {
            session.output().document(EnsureDocuments.failed(failed));
        }
        session.output().error(failure.name(), failure.message(), EnsureText.nextStep(failed));
        return ExitCode.of(failure);
    }

    private PullPolicy policy(String text) {
        return PullPolicy.parse(text)
                .getOrElseThrow(() -> misused(
                        "--policy '" + text + "' is none of Always, IfNotPresent, Never (as manifests spell it)"));
    }

    private Requester requester(String text) {
        if (!Requester.isValid(text)) {
            throw misused("--execution: an execution's id is 1 to 200 printable ASCII characters");
        }
        return Requester.execution(text);
    }

    private Duration duration(String text) {
        return Durations.parse(text)
                .getOrElseThrow(() -> misused("--timeout '" + text + "' is no duration such as 90s, 5m or 1h30m"));
    }

    private ParameterException misused(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}

package io.aegis.images.adapters.cli;

import io.aegis.images.application.ImageNode;
import io.aegis.images.application.loading.LoadFailure;
import io.aegis.images.application.loading.LoadReport;
import io.aegis.images.application.loading.LoadReport.Entry;
import io.aegis.images.application.loading.LoadRequest;
import io.aegis.images.application.publication.LoadDocuments;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullFailure.Work;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "load",
        description = {
            "Brings an archive's images into the node's container runtime, without the network.",
            "",
            "Takes bundles, OCI image layouts in a tar, and what docker save and podman save write. All of it is checked before",
            "any of it is loaded; what the runtime holds already is not read, so that it may be repeated."
        })
final class BundleLoadCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(index = "0", paramLabel = "FILE", description = "The archive.")
    Path file = Path.of("");

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "REF",
            description = "Which of its images; otherwise all that have a reference.")
    List<String> references = List.of();

    @CommandLine.Option(
            names = "--platform",
            paramLabel = "OS/ARCH[/VARIANT]",
            description = "What the images must be built for; otherwise the runtime's own platform.")
    @Nullable
    String platform;

    @CommandLine.Option(
            names = "--progress",
            paramLabel = "auto|plain|none",
            description = "auto redraws a line on a terminal and is plain elsewhere.")
    ProgressMode progress = ProgressMode.auto;

    @Spec
    @Nullable
    CommandSpec spec;

    BundleLoadCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var request = new LoadRequest(
                file, platform(), references.stream().map(this::reference).toList());
        return session.withNode(node -> load(node, request));
    }

    private Option<Platform> platform() {
        return Option.<String>of(platform)
                .map(text -> Platform.parse(text)
                        .getOrElseThrow(() ->
                                Misuse.of(spec, "--platform: expected os/architecture[/variant], as in linux/arm64")));
    }

    private ImageReference reference(String text) {
        return ImageReference.parse(text)
                .getOrElseThrow(problem -> Misuse.of(spec, problem.reason() + ": " + problem.input()));
    }

    private int load(ImageNode node, LoadRequest request) {
        try (var interrupts = new Interrupts(Work.LOAD);
                var shown = new LoadProgress(session.output().console(), progress)) {
            var code = node.loader()
                    .load(request, shown, interrupts.cancellation())
                    .fold(session.output()::refused, report -> told(node, report));
            session.output().flush();
            interrupts.finish(code);
            return code;
        }
    }

    private int told(ImageNode node, LoadReport report) {
        if (report.nameless() > 0) {
            session.output()
                    .note("warning: " + report.nameless()
                            + " image(s) without a reference were passed over, since nobody could ask for them");
        }
        return report.entries().stream()
                .map(entry -> told(node, entry))
                .reduce(ExitCode.DONE, (first, next) -> first == ExitCode.DONE ? next : first);
    }

    private int told(ImageNode node, Entry entry) {
        var document = LoadDocuments.of(node.id(), entry);
        return entry.outcome().fold((LoadFailure failure) -> session.output().failed(document, failure), ready -> {
            session.output().answer(document, LoadText.of(entry.reference(), ready));
            return ExitCode.DONE;
        });
    }
}

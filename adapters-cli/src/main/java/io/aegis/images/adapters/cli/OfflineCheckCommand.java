package io.aegis.images.adapters.cli;

import io.aegis.images.application.ImageNode;
import io.aegis.images.application.NeedsReader;
import io.aegis.images.application.OfflineQuestion;
import io.aegis.images.application.OfflineReport;
import io.aegis.images.application.port.Documents;
import io.aegis.images.application.preparation.Needs;
import io.aegis.images.application.publication.OfflineDocuments;
import io.aegis.images.domain.image.Requester;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.Work;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "offline-check",
        description = {
            "Tells whether all that executions will ask for could start on this node with no network at all.",
            "",
            "Pulls and records nothing. The exit code is 3 when something is missing, and --list writes what it is.",
            "--deep also reads every image that is here out of the runtime, and tells what is damaged."
        })
final class OfflineCheckCommand implements Callable<Integer> {
    private final Session session;
    private final Documents documents;

    @Mixin
    NeedOptions needs = new NeedOptions();

    @Mixin
    OwnCredential own = new OwnCredential();

    @CommandLine.Option(
            names = "--policy",
            paramLabel = "POLICY",
            description = "Always, IfNotPresent or Never; otherwise what manifests say, otherwise IfNotPresent.")
    @Nullable
    String policy;

    @CommandLine.Option(
            names = "--platform",
            paramLabel = "OS/ARCH[/VARIANT]",
            description = "What the images must be built for; otherwise the runtime's own platform.")
    @Nullable
    String platform;

    @CommandLine.Option(
            names = "--simulate",
            description =
                    "Also runs each ensure with a network that refuses everything, on a record that is thrown away.")
    boolean simulated;

    @CommandLine.Option(
            names = "--deep",
            description =
                    "Also reads what is here back out of the runtime, and compares every byte with its digests. Takes"
                            + " time, and room on the runtime's disk for one image.")
    boolean deep;

    @CommandLine.Option(
            names = "--progress",
            paramLabel = "auto|plain|none",
            description = "Of --deep: auto redraws a line on a terminal and is plain elsewhere.")
    ProgressMode progress = ProgressMode.auto;

    @CommandLine.Option(
            names = "--list",
            paramLabel = "FILE",
            description = "Writes the references that are to be carried here, one a line, as --file reads them.")
    @Nullable
    Path list;

    @Spec
    @Nullable
    CommandSpec command;

    OfflineCheckCommand(Session session, Documents documents) {
        this.session = session;
        this.documents = documents;
    }

    @Override
    public Integer call() {
        var sources = needs.sources();
        var question = new OfflineQuestion(
                List.of(),
                Option.<String>of(policy).map(text -> Asked.policy(command, text)),
                Option.<String>of(platform).map(text -> Asked.platform(command, text)),
                new Requester(Option.none(), own.tenant(), Option.none()),
                own.credential(),
                simulated,
                deep);
        return session.resolver()
                .flatMap(resolver -> new NeedsReader(documents, resolver).read(sources))
                .fold(session.output()::refused, found -> session.withNode(node -> check(node, found, question)));
    }

    private int check(ImageNode node, Needs found, OfflineQuestion question) {
        session.output().warn(found.warnings());
        try (var interrupts = new Interrupts(Work.CHECK)) {
            int code = checked(node, question.of(found.all()), interrupts).fold(session.output()::refused, this::print);
            session.output().flush();
            interrupts.finish(code);
            return code;
        }
    }

    private Either<PullFailure, OfflineReport> checked(
            ImageNode node, OfflineQuestion question, Interrupts interrupts) {
        try (var shown = new ContentProgress(session.output().console(), progress)) {
            return node.offlineCheck().check(question, shown, interrupts.cancellation());
        }
    }

    private int print(OfflineReport report) {
        report.images()
                .forEach(image -> session.output().answer(OfflineDocuments.image(image), OfflineText.image(image)));
        session.output().answer(OfflineDocuments.summary(report), OfflineText.summary(report));
        var path = list;
        if (path != null && !isWritten(path, report)) {
            return session.output()
                    .badInput("--list: " + path + " cannot be written", "name a file in a directory of yours");
        }
        return report.isReady() ? ExitCode.DONE : ExitCode.FOUND;
    }

    private static boolean isWritten(Path path, OfflineReport report) {
        try {
            Files.write(path, OfflineText.list(report));
            return true;
        } catch (IOException denied) {
            return false;
        }
    }
}

package io.aegis.images.adapters.cli;

import io.aegis.images.application.ImageNode;
import io.aegis.images.application.NeedsReader;
import io.aegis.images.application.PrecacheOrder;
import io.aegis.images.application.PrecacheReport;
import io.aegis.images.application.PrecacheReport.PreparedImage;
import io.aegis.images.application.port.Documents;
import io.aegis.images.application.preparation.Needs;
import io.aegis.images.application.publication.PrecacheDocuments;
import io.aegis.images.domain.image.Requester;
import io.vavr.control.Option;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "precache",
        description = {
            "Brings all that executions will ask for onto the node, side by side within its limits, and reports once.",
            "",
            "What is there already costs nothing, so that it may be repeated. The exit code is that of the first image"
                    + " that is not ready."
        })
final class PrecacheCommand implements Callable<Integer> {
    private final Session session;
    private final Documents documents;

    @Mixin
    NeedOptions needs = new NeedOptions();

    @Mixin
    OwnCredential own = new OwnCredential();

    @CommandLine.Option(
            names = "--policy",
            paramLabel = "POLICY",
            description =
                    "Always, IfNotPresent or Never; otherwise Always where a manifest says so, else IfNotPresent.")
    @Nullable
    String policy;

    @CommandLine.Option(
            names = "--platform",
            paramLabel = "OS/ARCH[/VARIANT]",
            description = "What the images must be built for; otherwise the runtime's own platform.")
    @Nullable
    String platform;

    @CommandLine.Option(
            names = "--wait",
            description = "Waits, however long, where a registry's rate limit gives no more for now.")
    boolean waits;

    @CommandLine.Option(
            names = "--progress",
            paramLabel = "auto|plain|none",
            description = "auto redraws lines on a terminal and is plain, a line for each image, elsewhere.")
    ProgressMode progress = ProgressMode.auto;

    @Spec
    @Nullable
    CommandSpec command;

    PrecacheCommand(Session session, Documents documents) {
        this.session = session;
        this.documents = documents;
    }

    @Override
    public Integer call() {
        var sources = needs.sources();
        var order = order();
        return session.resolver()
                .flatMap(resolver -> new NeedsReader(documents, resolver).read(sources))
                .fold(session.output()::refused, found -> session.withNode(node -> precache(node, found, order)));
    }

    /** Of nothing yet. */
    private PrecacheOrder order() {
        return new PrecacheOrder(
                List.of(),
                Option.<String>of(policy).map(text -> Asked.policy(command, text)),
                Option.<String>of(platform).map(text -> Asked.platform(command, text)),
                new Requester(Option.none(), own.tenant(), Option.none()),
                own.credential(),
                waits);
    }

    private int precache(ImageNode node, Needs found, PrecacheOrder order) {
        session.output().warn(found.warnings());
        if (found.all().isEmpty()) {
            session.output().note("nothing to do: no image is asked for");
        }
        try (var interrupts = new Interrupts()) {
            int code = print(prepared(node, order.of(found.all()), interrupts));
            session.output().flush();
            interrupts.finish(code);
            return code;
        }
    }

    private PrecacheReport prepared(ImageNode node, PrecacheOrder order, Interrupts interrupts) {
        try (var display = PrecacheProgress.of(
                progress, order.needs().size(), session.output().console())) {
            return node.precacher().precache(order, display, interrupts.cancellation());
        }
    }

    private int print(PrecacheReport report) {
        report.images().forEach(this::print);
        session.output().answer(PrecacheDocuments.summary(report), PrecacheText.summary(report));
        return report.failures().stream()
                .findFirst()
                .map(failed -> ExitCode.of(failed.failure()))
                .orElse(ExitCode.DONE);
    }

    private void print(PreparedImage image) {
        image.outcome().forEach(done -> session.output().warn(EnsureText.fallback(done)));
        session.output().answer(PrecacheDocuments.image(image), PrecacheText.image(image));
    }
}

package io.aegis.images.adapters.cli;

import io.aegis.images.application.NeedsReader;
import io.aegis.images.application.PrecacheOrder;
import io.aegis.images.application.port.Documents;
import io.aegis.images.application.preparation.Needs;
import io.aegis.images.application.publication.Document;
import io.aegis.images.application.service.NodeClient;
import io.aegis.images.application.service.Refusal;
import io.aegis.images.domain.credential.RequestCredential;
import io.aegis.images.domain.image.Requester;
import io.aegis.images.domain.pull.PullFailure.Work;
import io.vavr.control.Either;
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
                .fold(session.output()::refused, found -> precache(found, order.of(found.all())));
    }

    /** A variable that is named is one of this process: the service has others. */
    private int precache(Needs found, PrecacheOrder order) {
        var own = order.credential().exists(RequestCredential.Variable.class::isInstance)
                || order.needs().stream()
                        .anyMatch(need -> need.credential().exists(RequestCredential.Variable.class::isInstance));
        return own
                ? session.embedded(node -> precache(node, found, order))
                : session.withClient(node -> precache(node, found, order));
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

    private int precache(NodeClient node, Needs found, PrecacheOrder order) {
        session.output().warn(found.warnings());
        if (found.all().isEmpty()) {
            session.output().note("nothing to do: no image is asked for");
        }
        try (var interrupts = new Interrupts(Work.PULL)) {
            int code = prepared(node, order, interrupts).fold(session.output()::refused, this::print);
            session.output().flush();
            interrupts.finish(code);
            return code;
        }
    }

    private Either<Refusal, Document> prepared(NodeClient node, PrecacheOrder order, Interrupts interrupts) {
        try (var display = PrecacheProgress.of(
                progress, order.needs().size(), session.output().console())) {
            return node.precache(order, display, interrupts.cancellation());
        }
    }

    private int print(Document document) {
        var report = Answered.of(document);
        var images = report.list("images");
        images.forEach(this::print);
        report.section("summary")
                .forEach(summary -> session.output()
                        .answer(new Document().with("summary", summary.document()), PrecacheText.summary(summary)));
        return images.stream()
                .flatMap(image -> image.section("failure").toJavaStream())
                .findFirst()
                .map(failure -> ExitCode.named(failure.text("class")))
                .orElse(ExitCode.DONE);
    }

    private void print(Answered image) {
        session.output().warn(EnsureText.fallback(image));
        session.output().answer(image.document(), PrecacheText.image(image));
    }
}

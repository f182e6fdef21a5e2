package io.aegis.images.adapters.cli;

import io.aegis.images.application.BundleCreator;
import io.aegis.images.application.NeedsReader;
import io.aegis.images.application.NodeRegistries;
import io.aegis.images.application.bundling.BundleOrder;
import io.aegis.images.application.bundling.BundleRefusal;
import io.aegis.images.application.bundling.BundleRefusal.Images;
import io.aegis.images.application.bundling.MadeBundle;
import io.aegis.images.application.port.Documents;
import io.aegis.images.application.preparation.Needs;
import io.aegis.images.application.publication.BundleDocuments;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullFailure.Work;
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
        name = "create",
        customSynopsis = "aegis-images bundle create FILE [OPTIONS] [REF...]",
        description = {
            "Writes all that executions will ask for into one file, straight from the registries. FILE comes first, and is there"
                    + " when all of it is.",
            "",
            "No container runtime is needed. What an attempt has brought that failed, or was killed, the next one for the"
                    + " same file goes on with."
        })
final class BundleCreateCommand implements Callable<Integer> {
    private static final long LARGEST_LOCK = 4L * 1024 * 1024;

    private final Session session;
    private final Documents documents;

    /** The first of the parameters, which the needs would take for a reference. */
    private Path file = Path.of("");

    @Mixin
    NeedOptions needs = new NeedOptions();

    @CommandLine.Option(
            names = "--platform",
            paramLabel = "OS/ARCH[/VARIANT]",
            arity = "1..*",
            description = "What every image must be there for; otherwise this machine's platform.")
    List<String> platforms = List.of();

    @CommandLine.Option(
            names = "--base",
            paramLabel = "BUNDLE",
            description = "Leaves out the layers that this bundle carries, and names it as needed.")
    @Nullable
    Path base;

    @CommandLine.Option(
            names = "--lock",
            paramLabel = "FILE",
            description = "Takes this runtime-registry.lock.yaml along.")
    @Nullable
    Path lock;

    @CommandLine.Option(
            names = "--sign",
            paramLabel = "KEY",
            description = "Signs the checksums with this Ed25519 private key in PEM.")
    @Nullable
    Path key;

    @CommandLine.Option(
            names = "--progress",
            paramLabel = "auto|plain|none",
            description = "auto redraws a line on a terminal and is plain, a line for each image, elsewhere.")
    ProgressMode progress = ProgressMode.auto;

    @Spec
    @Nullable
    CommandSpec command;

    BundleCreateCommand(Session session, Documents documents) {
        this.session = session;
        this.documents = documents;
    }

    @Override
    public Integer call() {
        if (needs.references.isEmpty()) {
            throw Misuse.of(command, "the bundle's file is missing: it comes before everything else");
        }
        file = Path.of(needs.references.getFirst());
        needs.references = needs.references.subList(1, needs.references.size());
        var sources = needs.sources();
        var wanted = platforms.isEmpty()
                ? List.of(ThisMachine.platform())
                : platforms.stream().map(this::platform).distinct().toList();
        var locked = Option.<Path>of(lock).map(this::read);
        return session.resolver()
                .flatMap(resolver -> new NeedsReader(documents, resolver).read(sources))
                .fold(
                        session.output()::refused,
                        found -> session.withRegistries(node -> create(node, found, wanted, locked)));
    }

    private int create(NodeRegistries node, Needs found, List<Platform> wanted, Option<byte[]> locked) {
        session.output().warn(found.warnings());
        if (found.all().isEmpty()) {
            return session.output().badInput("nothing to carry: what was given names no image", "name at least one");
        }
        var order = new BundleOrder(file, found.all(), wanted, Option.<Path>of(base), locked, Option.<Path>of(key));
        var creator = new BundleCreator(
                node.content(),
                node.credentials(),
                session.nodes().archives(),
                session.nodes().bundles());
        try (var interrupts = new Interrupts(Work.BUNDLE)) {
            int code;
            try (var display = new BundleProgress(
                    session.output().console(), progress, found.references().size())) {
                var told = creator.create(order, display, interrupts.cancellation());
                display.close();
                code = told.fold(this::refused, this::made);
            }
            session.output().flush();
            interrupts.finish(code);
            return code;
        }
    }

    private int made(MadeBundle made) {
        session.output().answer(BundleDocuments.made(made), BundleText.made(made));
        return ExitCode.DONE;
    }

    private int refused(BundleRefusal refusal) {
        return switch (refusal) {
            case BundleRefusal.File failed -> session.output().refused(failed.failure());
            case Images images -> missing(images);
        };
    }

    private int missing(Images refused) {
        int code = ExitCode.DONE;
        for (var image : refused.images()) {
            var next = session.output().failed(BundleDocuments.missing(file, image), image.failure());
            code = code == ExitCode.DONE ? next : code;
        }
        session.output().note("no bundle was written" + BundleText.kept(refused.keptBytes()));
        return code;
    }

    private Platform platform(String text) {
        return Platform.parse(text)
                .getOrElseThrow(
                        () -> Misuse.of(command, "--platform: '" + text + "' is no platform, such as linux/arm64"));
    }

    private byte[] read(Path path) {
        try {
            if (Files.size(path) > LARGEST_LOCK) {
                throw Misuse.of(command, "--lock: " + path + " is too large for a lock file");
            }
            return Files.readAllBytes(path);
        } catch (IOException unreadable) {
            throw Misuse.of(command, "--lock: " + path + " cannot be read");
        }
    }
}

package io.aegis.images.adapters.cli;

import io.aegis.images.application.publication.Document;
import io.aegis.images.application.service.PlatformClient;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "list",
        description =
                "Tells of AEGIS's own images which tags are published, what this node holds of them and which containers use that, and"
                        + " which tag it runs.")
final class PlatformListCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    NamedImages named = new NamedImages();

    @Option(names = "--offline", description = "Tells what is here, and asks no registry.")
    boolean offline;

    PlatformListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return session.withPlatform(this::list);
    }

    private int list(PlatformClient node) {
        return node.platform(named.names(), offline)
                .fold(refusal -> named.refused(refusal, session.output()), this::print);
    }

    private int print(List<Document> documents) {
        var states = documents.stream().map(Answered::of).toList();
        if (session.output().json()) {
            documents.forEach(session.output()::document);
        } else {
            var table = new PlatformTable(states);
            table.lines().forEach(session.output()::line);
            table.notes().forEach(session.output()::note);
        }
        var codes = failures(states).stream().map(this::tell).toList();
        return codes.isEmpty() ? ExitCode.DONE : codes.getFirst();
    }

    /** A runtime that cannot be asked is told once, not for each image. */
    private static List<Answered> failures(List<Answered> states) {
        return states.stream()
                .flatMap(state -> state.section("failure").toJavaStream())
                .distinct()
                .toList();
    }

    private int tell(Answered failure) {
        session.output().error(failure.text("class"), failure.text("message"), failure.text("remedy"));
        return ExitCode.named(failure.text("class"));
    }
}

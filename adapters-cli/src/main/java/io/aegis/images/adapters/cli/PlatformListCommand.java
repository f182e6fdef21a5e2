package io.aegis.images.adapters.cli;

import io.aegis.images.application.NodeRegistries;
import io.aegis.images.application.platform.PlatformState;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.publication.PlatformDocuments;
import io.aegis.images.domain.pull.PullFailure;
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
        return session.withRegistries(this::list);
    }

    private int list(NodeRegistries node) {
        var states = named.of(node.platform().settings()).stream()
                .map(image -> node.platform().state(image, offline, Cancellation.none()))
                .toList();
        if (session.output().json()) {
            states.forEach(state -> session.output().document(PlatformDocuments.state(state)));
        } else {
            var table = new PlatformTable(states);
            table.lines().forEach(session.output()::line);
            table.notes().forEach(session.output()::note);
        }
        var codes = failures(states).stream().map(this::tell).toList();
        return codes.isEmpty() ? ExitCode.DONE : codes.getFirst();
    }

    /** A runtime that cannot be asked is told once, not for each image. */
    private static List<PullFailure> failures(List<PlatformState> states) {
        return states.stream()
                .flatMap(state -> state.failure().toJavaStream())
                .distinct()
                .toList();
    }

    private int tell(PullFailure failure) {
        session.output().error(failure.name(), failure.message(), failure.remedy());
        return ExitCode.of(failure);
    }
}

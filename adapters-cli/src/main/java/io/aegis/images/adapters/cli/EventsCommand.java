package io.aegis.images.adapters.cli;

import io.aegis.images.application.port.EventLog;
import io.aegis.images.application.publication.Document;
import io.aegis.images.application.service.NodeClient;
import io.aegis.images.application.service.Refusal;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "events",
        description = {
            "Writes the recorded events, oldest first, as CloudEvents 1.0 in JSON, one a line.",
            "",
            "Each carries its position: --since with the last one seen goes on from there, and misses none."
        })
final class EventsCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Session session;

    @Option(names = "--since", paramLabel = "POSITION", description = "Only events after this position.")
    long since = EventLog.START;

    @Option(names = "--follow", description = "Goes on with events as they are recorded, until interrupted.")
    boolean follow;

    EventsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return session.withClient(this::write);
    }

    private int write(NodeClient node) {
        var position = since;
        var page = node.events(position);
        while (goesOn(page)) {
            page.get().forEach(session.output()::document);
            session.output().flush();
            if (page.get().isEmpty()) {
                node.awaitEvents(position, PATIENCE);
            } else {
                position = Long.parseLong(Answered.of(page.get().getLast()).text("position"));
            }
            page = node.events(position);
        }
        return page.fold(session.output()::refused, _ -> ExitCode.DONE);
    }

    private boolean goesOn(Either<Refusal, List<Document>> page) {
        return page.isRight()
                && !session.output().isBroken()
                && (follow || !page.get().isEmpty());
    }
}

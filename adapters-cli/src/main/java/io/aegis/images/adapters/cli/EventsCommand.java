package io.aegis.images.adapters.cli;

import io.aegis.images.application.port.EventLog;
import io.aegis.images.application.port.RecordFailure;
import io.aegis.images.application.publication.CloudEvents;
import io.aegis.images.application.record.RecordedEvent;
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
    private static final int PAGE = 500;
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
        return session.withNode(node -> write(node.events()));
    }

    private int write(EventLog log) {
        var position = since;
        var page = log.after(position, PAGE);
        while (goesOn(page)) {
            page.get().forEach(event -> session.output().document(CloudEvents.of(event)));
            session.output().flush();
            if (page.get().isEmpty()) {
                log.awaitAfter(position, PATIENCE);
            } else {
                position = page.get().getLast().position();
            }
            page = log.after(position, PAGE);
        }
        return page.fold(session.output()::refused, _ -> ExitCode.DONE);
    }

    private boolean goesOn(Either<RecordFailure, List<RecordedEvent>> page) {
        return page.isRight()
                && !session.output().isBroken()
                && (follow || !page.get().isEmpty());
    }
}

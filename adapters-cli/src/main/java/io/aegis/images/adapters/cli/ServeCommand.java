package io.aegis.images.adapters.cli;

import io.aegis.images.application.publication.Document;
import io.aegis.images.application.service.NodeService;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "serve",
        description = {
            "Answers for this node to other processes, on a unix socket and on TCP where that is configured, until asked to end.",
            "",
            "SIGTERM and Ctrl-C end it: it takes no new work, and running pulls have spec.images.service.grace to finish."
        })
final class ServeCommand implements Callable<Integer> {
    private final Session session;

    ServeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return session.serve().fold(session.output()::refused, this::serve);
    }

    private int serve(NodeService service) {
        session.output().warn(service.warnings());
        try (var ending = new Ending(service::close)) {
            session.output()
                    .answer(
                            new Document().with("state", "ready").with("places", service.places()),
                            "ready at " + String.join(" and ", service.places()));
            session.output().flush();
            ending.await();
        }
        return ExitCode.DONE;
    }
}

package io.aegis.images.adapters.cli;

import io.aegis.images.application.EnsureRequest;
import io.aegis.images.application.service.NodeClient;
import io.aegis.images.domain.credential.RequestCredential;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "ensure",
        description = {
            "Brings images onto the node under their policy, and answers with what was recorded.",
            "",
            "Several are ensured side by side, within the node's limits; the exit code is that of the first that failed."
        })
final class EnsureCommand implements Callable<Integer> {
    private final Session session;
    private final Demands demands;

    @ArgGroup(multiplicity = "1")
    Wanted wanted = new Wanted();

    @Mixin
    RequestOptions options = new RequestOptions();

    @Mixin
    OwnCredential own = new OwnCredential();

    @CommandLine.Option(
            names = "--progress",
            paramLabel = "auto|plain|none",
            description = "auto redraws lines on a terminal and is plain elsewhere.")
    ProgressMode progress = ProgressMode.auto;

    EnsureCommand(Session session, Demands demands) {
        this.session = session;
        this.demands = demands;
    }

    @Override
    public Integer call() {
        var terms = options.read(own);
        return demands.of(wanted).fold(session.output()::refused, found -> ensure(terms.requests(found)));
    }

    /** A variable that a request names is one of this process: the service has others. */
    private int ensure(List<EnsureRequest> requests) {
        var own = requests.stream()
                .anyMatch(request -> request.credential().exists(RequestCredential.Variable.class::isInstance));
        return own
                ? session.embedded(node -> ensure(node, requests))
                : session.withClient(node -> ensure(node, requests));
    }

    private int ensure(NodeClient node, List<EnsureRequest> requests) {
        if (requests.isEmpty()) {
            session.output().note("nothing to do: the manifest has no step that needs an image");
        }
        return new Ensures(session, progress).run(node, requests);
    }
}

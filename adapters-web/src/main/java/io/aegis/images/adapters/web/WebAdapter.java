package io.aegis.images.adapters.web;

import io.aegis.images.adapters.web.node.ServedNode;
import io.aegis.images.adapters.web.tracing.Tracing;
import io.aegis.images.application.StartProblem;
import io.aegis.images.application.StartProblem.BadInput;
import io.aegis.images.application.service.NodeService;
import io.aegis.images.application.settings.ServiceSettings;
import io.vavr.control.Either;
import java.nio.file.Path;

/** The way from other processes to a node's image manager. */
public final class WebAdapter {

    /** Answers for the node from now on; closing what is returned closes the node too. */
    public static Either<StartProblem, NodeService> start(ServedNode served, ServiceSettings settings, Path socket) {
        return Tracing.of(served.environment())
                .peekLeft(_ -> served.node().close())
                .mapLeft(problem -> (StartProblem) new BadInput(problem, "mend the variable, or unset it"))
                .flatMap(tracing -> RunningService.start(served, settings, tracing, socket)
                        .mapLeft(problem -> new BadInput(problem, "see spec.images.service in the configuration")));
    }

    private WebAdapter() {}
}

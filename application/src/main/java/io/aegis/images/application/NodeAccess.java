package io.aegis.images.application;

import io.aegis.images.application.port.Archives;
import io.aegis.images.application.port.Bundles;
import io.aegis.images.application.port.RuntimeLocks;
import io.aegis.images.application.service.NodeClient;
import io.aegis.images.application.service.NodeService;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.List;

/** The way to a node's image manager, from whatever drives it. */
public interface NodeAccess {

    /**
     * Opens the node: configuration, store, runtime. A container runtime that is not there is no problem here: each
     * request that needs it tells so. Ends pulls that a crash left open.
     */
    Either<StartProblem, ImageNode> open(NodeOptions options);

    /**
     * The node's credentials and registries alone: opens neither store nor runtime, so that a log-in works before there
     * is a record and while it cannot be opened.
     */
    Either<StartProblem, NodeRegistries> registries(NodeOptions options);

    /**
     * The StandardRuntimes alone, with their lock: touches neither store nor runtime.
     *
     * @param lock the lock's file in place of the configured one; it need not be there
     */
    Either<StartProblem, NodeRuntimes> runtimes(NodeOptions options, Option<Path> lock);

    /** Reads and writes locks of StandardRuntimes, as this machine's operator sees them. */
    RuntimeLocks locks();

    /** Resolution alone: reads the configuration, the runtime registry and its lock, and touches neither store nor runtime. */
    Either<StartProblem, ImageResolver> resolver(NodeOptions options);

    /**
     * The service that runs for the same node on this machine. A left when there is none, or when the options name what it
     * does not work with: with one line for each such option.
     */
    Either<List<String>, NodeClient> service(NodeOptions options);

    /** Opens the node and answers for it to others on its socket until closed. */
    Either<StartProblem, NodeService> serve(NodeOptions options);

    /** Files that carry images: needs no node at all. */
    Archives archives();

    /** Where such files are written. */
    Bundles bundles();

    /** Examines the node as far as it can be opened; whatever is wrong is a finding. */
    Doctor doctor(NodeOptions options);
}

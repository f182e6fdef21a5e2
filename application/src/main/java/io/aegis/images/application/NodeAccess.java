package io.aegis.images.application;

import io.vavr.control.Either;

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

    /** Resolution alone: reads the configuration and the runtime registry, and touches neither store nor runtime. */
    Either<StartProblem, ImageResolver> resolver(NodeOptions options);

    /** Examines the node as far as it can be opened; whatever is wrong is a finding. */
    Doctor doctor(NodeOptions options);
}

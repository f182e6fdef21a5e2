package io.aegis.images.domain.fit;

import io.vavr.control.Option;

/** How the orchestrator starts an execution in its image. */
public sealed interface Start {

    /** An agent, with the orchestrator's own bootstrap. */
    Start AGENT = new ByBootstrap(Option.none());

    /**
     * {@code python BOOTSTRAP}, whatever the agent's language.
     *
     * @param path a bootstrap that is in the image already; without one the orchestrator brings its own
     */
    record ByBootstrap(Option<String> path) implements Start {}

    /** A workflow's step: a command of the step's own, of which the image alone says nothing. */
    record ByCommand() implements Start {}
}

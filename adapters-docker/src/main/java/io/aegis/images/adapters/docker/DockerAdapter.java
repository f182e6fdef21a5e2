package io.aegis.images.adapters.docker;

import io.aegis.images.adapters.engine.EngineConnection;
import io.aegis.images.adapters.engine.EngineEndpoint;
import io.aegis.images.application.port.ContainerRuntime;

/** The way to a node's Docker Engine. */
public final class DockerAdapter {

    /** Opens nothing yet: an engine that is not there is told by each question. */
    public static ContainerRuntime connect(EngineEndpoint endpoint) {
        return new DockerRuntime(new EngineConnection("Docker", endpoint));
    }

    private DockerAdapter() {}
}

package io.aegis.images.adapters.podman;

import io.aegis.images.adapters.engine.EngineConnection;
import io.aegis.images.adapters.engine.EngineEndpoint;
import io.aegis.images.application.port.ContainerRuntime;

/** The way to a node's Podman service. */
public final class PodmanAdapter {

    /** Opens nothing yet: a service that is not there is told by each question. */
    public static ContainerRuntime connect(EngineEndpoint endpoint) {
        return new PodmanRuntime(new EngineConnection("Podman", endpoint));
    }

    private PodmanAdapter() {}
}

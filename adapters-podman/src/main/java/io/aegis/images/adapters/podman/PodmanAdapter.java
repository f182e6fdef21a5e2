package io.aegis.images.adapters.podman;

import io.aegis.images.adapters.engine.EngineConnection;
import io.aegis.images.adapters.engine.EngineEndpoint;
import io.aegis.images.adapters.engine.EngineLoader;
import io.aegis.images.application.port.ContainerRuntime;
import io.aegis.images.application.port.ImageLoader;

/** The way to a node's Podman service. */
public final class PodmanAdapter {

    /** Opens nothing yet: a service that is not there is told by each question. */
    public static ContainerRuntime connect(EngineEndpoint endpoint) {
        return new PodmanRuntime(new EngineConnection("Podman", endpoint));
    }

    /** Loads what no network brings, into the same service. */
    public static ImageLoader loader(EngineEndpoint endpoint) {
        return new EngineLoader(
                new EngineConnection("Podman", endpoint), podman -> new OciArchive(PodmanRuntime.LIBPOD, podman));
    }

    private PodmanAdapter() {}
}

package io.aegis.images.adapters.podman;

import io.aegis.images.adapters.engine.EngineConnection;
import io.aegis.images.adapters.engine.EngineEndpoint;
import io.aegis.images.adapters.engine.EngineLoader;
import io.aegis.images.adapters.engine.EngineRemover;
import io.aegis.images.application.port.ContainerRuntime;
import io.aegis.images.application.port.ImageLoader;
import io.aegis.images.application.port.ImageRemover;
import io.aegis.images.application.port.PullLeftovers;

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

    /** Takes images out of the same service. */
    public static ImageRemover remover(EngineEndpoint endpoint) {
        return new EngineRemover(new EngineConnection("Podman", endpoint), new PodmanRemovals(PodmanRuntime.LIBPOD));
    }

    /** What killed pulls of this Podman left. */
    public static PullLeftovers leftovers(EngineEndpoint endpoint) {
        return new PodmanLeftovers(new EngineConnection("Podman", endpoint), PodmanRuntime.LIBPOD);
    }

    private PodmanAdapter() {}
}

package io.aegis.images.adapters.podman;

import io.aegis.images.adapters.engine.EngineChanges;
import io.aegis.images.adapters.engine.EngineConnection;
import io.aegis.images.adapters.engine.EngineEndpoint;
import io.aegis.images.adapters.engine.EngineLoader;
import io.aegis.images.adapters.engine.EngineReader;
import io.aegis.images.adapters.engine.EngineRemover;
import io.aegis.images.adapters.engine.SavePaths;
import io.aegis.images.application.port.ContainerRuntime;
import io.aegis.images.application.port.ImageChanges;
import io.aegis.images.application.port.ImageLoader;
import io.aegis.images.application.port.ImageReader;
import io.aegis.images.application.port.ImageRemover;
import io.aegis.images.application.port.PullLeftovers;
import io.aegis.images.domain.reference.Digest;
import java.util.List;
import java.util.stream.Collectors;

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
        var engine = new EngineConnection("Podman", endpoint);
        var shares = new LayerShares(engine, PodmanRuntime.LIBPOD);
        return new EngineRemover(engine, new PodmanRemovals(PodmanRuntime.LIBPOD, shares));
    }

    /** Reads images back out of the same service. */
    public static ImageReader reader(EngineEndpoint endpoint) {
        return new EngineReader(
                new EngineConnection("Podman", endpoint),
                new SavePaths(
                        PodmanRuntime.LIBPOD,
                        PodmanAdapter::saved,
                        List.of(
                                imageId -> saved(imageId, "docker-archive"),
                                imageId -> saved(imageId, "oci-archive"))));
    }

    private static String saved(List<Digest> imageIds) {
        return PodmanRuntime.LIBPOD + "/images/export?format=docker-archive"
                + imageIds.stream().map(imageId -> "&references=" + imageId).collect(Collectors.joining());
    }

    private static String saved(Digest imageId, String format) {
        return PodmanRuntime.LIBPOD + "/images/" + imageId + "/get?format=" + format;
    }

    /** What killed pulls of this Podman left. */
    public static PullLeftovers leftovers(EngineEndpoint endpoint) {
        return new PodmanLeftovers(new EngineConnection("Podman", endpoint), PodmanRuntime.LIBPOD);
    }

    /** What the same service tells of changes. */
    public static ImageChanges changes(EngineEndpoint endpoint) {
        return new EngineChanges(new EngineConnection("Podman", endpoint), PodmanEvents::way);
    }

    private PodmanAdapter() {}
}

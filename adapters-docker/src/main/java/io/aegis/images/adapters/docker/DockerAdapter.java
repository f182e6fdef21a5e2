package io.aegis.images.adapters.docker;

import io.aegis.images.adapters.engine.EngineChanges;
import io.aegis.images.adapters.engine.EngineConnection;
import io.aegis.images.adapters.engine.EngineEndpoint;
import io.aegis.images.adapters.engine.EngineLoader;
import io.aegis.images.adapters.engine.EngineReader;
import io.aegis.images.adapters.engine.EngineRemover;
import io.aegis.images.adapters.engine.EngineVersion;
import io.aegis.images.adapters.engine.SavePaths;
import io.aegis.images.application.port.ContainerRuntime;
import io.aegis.images.application.port.ImageChanges;
import io.aegis.images.application.port.ImageChanges.Silence;
import io.aegis.images.application.port.ImageLoader;
import io.aegis.images.application.port.ImageReader;
import io.aegis.images.application.port.ImageRemover;
import io.aegis.images.domain.reference.Digest;
import java.util.List;
import java.util.stream.Collectors;

/** The way to a node's Docker Engine. */
public final class DockerAdapter {

    /** Opens nothing yet: an engine that is not there is told by each question. */
    public static ContainerRuntime connect(EngineEndpoint endpoint) {
        return new DockerRuntime(new EngineConnection("Docker", endpoint));
    }

    /** Loads what no network brings, into the same engine. */
    public static ImageLoader loader(EngineEndpoint endpoint) {
        return new EngineLoader(new EngineConnection("Docker", endpoint), DockerArchive::new);
    }

    /**
     * Takes images out of the same engine.
     *
     * @param apiVersion as the engine's description tells it
     */
    public static ImageRemover remover(EngineEndpoint endpoint, String apiVersion) {
        return new EngineRemover(new EngineConnection("Docker", endpoint), new DockerRemovals("/v" + apiVersion));
    }

    /** What the same engine tells of changes. */
    public static ImageChanges changes(EngineEndpoint endpoint) {
        return new EngineChanges(
                new EngineConnection("Docker", endpoint),
                engine -> EngineVersion.ask(engine)
                        .bimap(Silence.Lost::new, docker -> "/v" + docker.apiVersion() + "/events"));
    }

    /**
     * Reads images back out of the same engine.
     *
     * @param apiVersion as the engine's description tells it
     */
    public static ImageReader reader(EngineEndpoint endpoint, String apiVersion) {
        var api = "/v" + apiVersion;
        return new EngineReader(
                new EngineConnection("Docker", endpoint),
                new SavePaths(
                        api,
                        imageIds -> api + "/images/get?names=" + joined("&names=", imageIds),
                        List.of(imageId -> api + "/images/" + imageId + "/get")));
    }

    private static String joined(String separator, List<Digest> imageIds) {
        return imageIds.stream().map(Digest::value).collect(Collectors.joining(separator));
    }

    private DockerAdapter() {}
}

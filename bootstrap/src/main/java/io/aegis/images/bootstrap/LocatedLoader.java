package io.aegis.images.bootstrap;

import io.aegis.images.adapters.docker.DockerAdapter;
import io.aegis.images.adapters.engine.EngineLocator.Located;
import io.aegis.images.adapters.podman.PodmanAdapter;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.ImageLoader;
import io.aegis.images.application.port.LoadObserver;
import io.aegis.images.application.port.LoadableImage;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Loads into the node's container runtime, wherever that is found. */
final class LocatedLoader implements ImageLoader {
    private final LocatedRuntime runtime;
    private @Nullable ImageLoader found;

    LocatedLoader(LocatedRuntime runtime) {
        this.runtime = runtime;
    }

    @Override
    public Sending send(List<LoadableImage> images, LoadObserver observer, Cancellation cancellation) {
        return loader().<Sending>map(loader -> loader.send(images, observer, cancellation))
                .getOrElse(Sending.NOTHING);
    }

    @Override
    public Either<PullFailure, HeldImage> load(
            LoadableImage image, List<ImageReference> names, LoadObserver observer, Cancellation cancellation) {
        return loader().flatMap(loader -> loader.load(image, names, observer, cancellation));
    }

    private synchronized Either<PullFailure, ImageLoader> loader() {
        var loader = found;
        return loader != null
                ? Either.right(loader)
                : runtime.locate().map(LocatedLoader::connect).peek(connected -> found = connected);
    }

    private static ImageLoader connect(Located located) {
        return switch (located.kind()) {
            case DOCKER -> DockerAdapter.loader(located.endpoint());
            case PODMAN -> PodmanAdapter.loader(located.endpoint());
        };
    }

    @Override
    public synchronized void close() {
        var loader = found;
        if (loader != null) {
            loader.close();
        }
    }
}

package io.aegis.images.bootstrap;

import io.aegis.images.adapters.docker.DockerAdapter;
import io.aegis.images.adapters.engine.EngineLocator.Located;
import io.aegis.images.adapters.podman.PodmanAdapter;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.ImageReader;
import io.aegis.images.application.port.ImageRemover;
import io.aegis.images.application.port.PullLeftovers;
import io.aegis.images.domain.content.ImageIntegrity;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What takes images out of the node's engine, and reads them back, connected when it is first needed. */
final class LocatedCache implements ImageRemover, PullLeftovers, ImageReader {
    private final LocatedRuntime runtime;
    private @Nullable Engine connected;

    LocatedCache(LocatedRuntime runtime) {
        this.runtime = runtime;
    }

    private record Engine(ImageRemover remover, PullLeftovers leftovers, ImageReader reader) {}

    @Override
    public Either<PullFailure, Removal> remove(ImageReference reference) {
        return engine().flatMap(engine -> engine.remover().remove(reference));
    }

    @Override
    public Either<PullFailure, Removal> removeNameless(Digest imageId) {
        return engine().flatMap(engine -> engine.remover().removeNameless(imageId));
    }

    @Override
    public Either<PullFailure, List<StoredImage>> images() {
        return engine().flatMap(engine -> engine.remover().images());
    }

    @Override
    public Either<PullFailure, List<ContainerUse>> uses() {
        return engine().flatMap(engine -> engine.remover().uses());
    }

    @Override
    public Either<PullFailure, List<Leftover>> unchangedSince(Instant before) {
        return engine().flatMap(engine -> engine.leftovers().unchangedSince(before));
    }

    @Override
    public long remove(Leftover leftover, Instant unchangedSince) {
        return engine().map(engine -> engine.leftovers().remove(leftover, unchangedSince))
                .getOrElse(0L);
    }

    @Override
    public Either<PullFailure, ImageIntegrity> read(Digest imageId, Proof proof, Cancellation cancellation) {
        return engine().flatMap(engine -> engine.reader().read(imageId, proof, cancellation));
    }

    @Override
    public Either<PullFailure, List<Digest>> layers(Digest imageId) {
        return engine().flatMap(engine -> engine.reader().layers(imageId));
    }

    @Override
    public Either<PullFailure, Set<Digest>> readTogether(
            List<Digest> imageIds, GroupProof proof, Cancellation cancellation) {
        return engine().flatMap(engine -> engine.reader().readTogether(imageIds, proof, cancellation));
    }

    @Override
    public synchronized void close() {
        var engine = connected;
        if (engine != null) {
            engine.remover().close();
            engine.leftovers().close();
            engine.reader().close();
        }
    }

    private synchronized Either<PullFailure, Engine> engine() {
        var engine = connected;
        return engine != null
                ? Either.right(engine)
                : runtime.locate().map(LocatedCache::connect).peek(found -> connected = found);
    }

    private static Engine connect(Located located) {
        var endpoint = located.endpoint();
        var api = located.description().apiVersion();
        return switch (located.kind()) {
            case DOCKER ->
                new Engine(
                        DockerAdapter.remover(endpoint, api), new NoLeftovers(), DockerAdapter.reader(endpoint, api));
            case PODMAN ->
                new Engine(
                        PodmanAdapter.remover(endpoint),
                        PodmanAdapter.leftovers(endpoint),
                        PodmanAdapter.reader(endpoint));
        };
    }

    /** Docker empties its own directory for downloads when it starts. */
    private static final class NoLeftovers implements PullLeftovers {
        @Override
        public Either<PullFailure, List<Leftover>> unchangedSince(Instant before) {
            return Either.right(List.of());
        }

        @Override
        public long remove(Leftover leftover, Instant unchangedSince) {
            return 0;
        }
    }
}

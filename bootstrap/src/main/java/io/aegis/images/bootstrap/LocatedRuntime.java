package io.aegis.images.bootstrap;

import io.aegis.images.adapters.docker.DockerAdapter;
import io.aegis.images.adapters.engine.EngineKind;
import io.aegis.images.adapters.engine.EngineLocator;
import io.aegis.images.adapters.engine.EngineLocator.Located;
import io.aegis.images.adapters.podman.PodmanAdapter;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.ContainerRuntime;
import io.aegis.images.application.port.ListedImage;
import io.aegis.images.application.port.PullObserver;
import io.aegis.images.application.port.PullRequest;
import io.aegis.images.application.port.PulledImage;
import io.aegis.images.application.port.RuntimeDescription;
import io.aegis.images.application.port.StoragePlace;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The node's container runtime, looked for when it is first needed, and again as long as none was found: reading the
 * record needs none, and one that starts late is found.
 */
final class LocatedRuntime implements ContainerRuntime {
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final EngineLocator locator;
    private final NodePlan plan;
    private final AtomicReference<@Nullable CompletableFuture<Either<PullFailure, Engine>>> search =
            new AtomicReference<>();
    private volatile @Nullable Engine found;

    LocatedRuntime(NodePlan plan) {
        this.plan = plan;
        this.locator =
                new EngineLocator(plan.around().environment(), plan.around().userId());
    }

    /** An engine, the connection to it, and since when, in the system's nanoseconds. */
    private record Engine(Located located, ContainerRuntime runtime, long since) {
        /** Podman needs 400 ms to tell its version: what it has told while it was looked for holds for a moment. */
        Either<PullFailure, RuntimeDescription> description() {
            return System.nanoTime() - since < A_MOMENT.toNanos()
                    ? Either.right(located.description())
                    : runtime.describe();
        }
    }

    /** Which engine is there, and why that one; looks anew when none was found yet. */
    Either<PullFailure, Located> locate() {
        return engine().map(Engine::located);
    }

    /** As one word, for what differs by it; looks for an engine where none was needed yet. */
    String kindOrUnknown() {
        return locate().map(located -> located.kind().toString()).getOrElse("unknown");
    }

    @Override
    public Either<PullFailure, RuntimeDescription> describe() {
        return engine().flatMap(Engine::description);
    }

    @Override
    public Either<PullFailure, Option<HeldImage>> find(ImageReference reference) {
        return runtime().flatMap(runtime -> runtime.find(reference));
    }

    @Override
    public Either<PullFailure, PulledImage> pull(
            PullRequest request, PullObserver observer, Cancellation cancellation) {
        return runtime().flatMap(runtime -> runtime.pull(request, observer, cancellation));
    }

    @Override
    public Either<PullFailure, List<ListedImage>> list() {
        return runtime().flatMap(ContainerRuntime::list);
    }

    @Override
    public Either<PullFailure, List<StoragePlace>> storage() {
        return runtime().flatMap(ContainerRuntime::storage);
    }

    @Override
    public Either<PullFailure, Integer> pullsAtOnce() {
        return runtime().flatMap(ContainerRuntime::pullsAtOnce);
    }

    @Override
    public void close() {
        var engine = found;
        if (engine != null) {
            engine.runtime().close();
        }
    }

    private Either<PullFailure, ContainerRuntime> runtime() {
        return engine().map(Engine::runtime);
    }

    private Either<PullFailure, Engine> engine() {
        var engine = found;
        return engine != null ? Either.right(engine) : searched();
    }

    /** All who ask meanwhile share one search: an engine that hangs costs them its patience once, not one after another. */
    private Either<PullFailure, Engine> searched() {
        var own = new CompletableFuture<Either<PullFailure, Engine>>();
        var running = search.compareAndExchange(null, own);
        if (running != null) {
            return running.join();
        }
        try {
            own.complete(search());
        } catch (RuntimeException | Error defect) {
            own.completeExceptionally(defect);
        } finally {
            search.set(null);
        }
        return own.join();
    }

    private Either<PullFailure, Engine> search() {
        var engine = found;
        return engine != null
                ? Either.right(engine)
                : locator.locate(plan.runtime().flatMap(EngineKind::parse), plan.socket())
                        .map(LocatedRuntime::connect)
                        .peek(connected -> found = connected);
    }

    private static Engine connect(Located located) {
        return new Engine(
                located,
                switch (located.kind()) {
                    case DOCKER -> DockerAdapter.connect(located.endpoint());
                    case PODMAN -> PodmanAdapter.connect(located.endpoint());
                },
                System.nanoTime());
    }
}

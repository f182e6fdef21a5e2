package io.aegis.images.application;

import io.aegis.images.application.port.ContainerRuntime;
import io.aegis.images.application.port.RuntimeDescription;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullFailure;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.jspecify.annotations.Nullable;

/**
 * The platform that images must be built for: the one asked for, or the runtime's own, which is asked once, however many want to
 * know at once: Podman starts several processes to tell its version.
 */
final class NodePlatform {

    private final ContainerRuntime runtime;
    private volatile @Nullable Platform known;

    NodePlatform(ContainerRuntime runtime) {
        this.runtime = runtime;
    }

    Either<PullFailure, Platform> of(EnsureRequest request) {
        return orOwn(request.platform());
    }

    Either<PullFailure, Platform> orOwn(Option<Platform> wanted) {
        return wanted.<Either<PullFailure, Platform>>map(Either::right).getOrElse(this::own);
    }

    private Either<PullFailure, Platform> own() {
        var seen = known;
        return seen != null ? Either.right(seen) : ask();
    }

    private synchronized Either<PullFailure, Platform> ask() {
        var meanwhile = known;
        return meanwhile != null
                ? Either.right(meanwhile)
                : runtime.describe().map(RuntimeDescription::platform).peek(told -> known = told);
    }
}

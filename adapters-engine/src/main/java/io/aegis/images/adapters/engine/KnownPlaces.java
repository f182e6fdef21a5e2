package io.aegis.images.adapters.engine;

import io.aegis.images.application.port.StoragePlace;
import io.aegis.images.domain.pull.PullFailure;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.function.Supplier;

/**
 * The directories that an engine fills. It is asked for them once: that question holds up a pull that is under way by a
 * quarter of a second on Podman, while how much is free there the file system tells at once.
 */
public final class KnownPlaces {

    private final EngineEndpoint engine;
    private volatile List<StoragePlace> known = List.of();

    public KnownPlaces(EngineEndpoint engine) {
        this.engine = engine;
    }

    /** Asks anew where one of them cannot be seen from here, or is there no more. */
    public Either<PullFailure, List<StoragePlace>> now(Supplier<Either<PullFailure, List<StoragePlace>>> ask) {
        var seen = known.stream()
                .flatMap(place -> LocalDisk.freeBytes(place.path(), engine)
                        .map(free -> new StoragePlace(
                                place.path(), Option.some(free), LocalDisk.capacity(place.path(), engine)))
                        .toJavaStream())
                .toList();
        return !seen.isEmpty() && seen.size() == known.size()
                ? Either.right(seen)
                : ask.get().peek(told -> known = told);
    }
}

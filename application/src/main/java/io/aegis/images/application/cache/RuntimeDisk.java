package io.aegis.images.application.cache;

import io.aegis.images.application.port.ContainerRuntime;
import io.aegis.images.application.port.StoragePlace;
import io.aegis.images.domain.cache.Disk;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.RuntimeUnavailable;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** The disk that the runtime keeps its images on. */
final class RuntimeDisk {

    private final ContainerRuntime runtime;

    RuntimeDisk(ContainerRuntime runtime) {
        this.runtime = runtime;
    }

    /** A left also where the runtime tells no numbers. */
    Either<PullFailure, Disk> measure() {
        return runtime.storage()
                .flatMap(places -> Option.ofOptional(places.stream().findFirst())
                        .flatMap(RuntimeDisk::measured)
                        .toEither(RuntimeDisk::unmeasured));
    }

    private static Option<Disk> measured(StoragePlace place) {
        return place.freeBytes().flatMap(free -> place.capacity().map(size -> new Disk(place.path(), free, size)));
    }

    private static PullFailure unmeasured() {
        return new RuntimeUnavailable(
                "the container runtime's disk",
                new Detail("how full it is can be told only where the runtime's files are to be seen: collect there"));
    }
}

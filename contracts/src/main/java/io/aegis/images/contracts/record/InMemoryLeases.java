package io.aegis.images.contracts.record;

import io.aegis.images.application.port.ImageLeases;
import io.aegis.images.application.port.RecordFailure;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/** Leases of the one process that there is. */
public final class InMemoryLeases implements ImageLeases {

    private static final int ALL = Integer.MAX_VALUE;

    private final Map<String, Semaphore> byName = new ConcurrentHashMap<>();
    private final Map<ImageReference, Integer> brought = new ConcurrentHashMap<>();

    @Override
    public Either<RecordFailure, Lease> use(ImageReference reference) {
        return use(reference.name());
    }

    @Override
    public Either<RecordFailure, Lease> use(Digest imageId) {
        return use(imageId.value());
    }

    private Either<RecordFailure, Lease> use(String name) {
        var places = places(name);
        places.acquireUninterruptibly();
        return Either.right(places::release);
    }

    @Override
    public Either<RecordFailure, Option<Lease>> remove(List<ImageReference> references) {
        return remove(references.stream().map(ImageReference::name));
    }

    @Override
    public Either<RecordFailure, Option<Lease>> remove(Digest imageId, List<ImageReference> names) {
        return remove(Stream.concat(Stream.of(imageId.value()), names.stream().map(ImageReference::name)));
    }

    private Either<RecordFailure, Option<Lease>> remove(Stream<String> names) {
        var taken = new ArrayList<Semaphore>();
        for (var places : names.map(this::places).distinct().toList()) {
            if (!places.tryAcquire(ALL)) {
                taken.forEach(held -> held.release(ALL));
                return Either.right(Option.none());
            }
            taken.add(places);
        }
        return Either.right(Option.some(() -> taken.forEach(held -> held.release(ALL))));
    }

    @Override
    public Either<RecordFailure, Lease> bring(ImageReference reference) {
        brought.merge(reference, 1, Integer::sum);
        return Either.right(() -> brought.computeIfPresent(reference, (_, by) -> by == 1 ? null : by - 1));
    }

    @Override
    public boolean isBrought(ImageReference reference) {
        return brought.containsKey(reference);
    }

    private Semaphore places(String name) {
        return byName.computeIfAbsent(name, _ -> new Semaphore(ALL));
    }
}

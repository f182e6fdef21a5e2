package io.aegis.images.adapters.eventstore.claims;

import io.aegis.images.adapters.eventstore.sqlite.StoreFailures;
import io.aegis.images.application.port.ImageLeases;
import io.aegis.images.application.port.RecordFailure;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Try;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One byte of a locked file for each repository and for each image: shared by who uses, held alone by who removes; and one for each reference,
 * shared by who brings it.
 */
public final class FileLeases implements ImageLeases, AutoCloseable {

    /** A use from the cache is over sooner than this; one that pulls is not worth waiting for. */
    private static final Duration MOMENT = Duration.ofMillis(500);

    private final Path dataDirectory;
    private final LeaseFiles.Opened file;

    public FileLeases(Path dataDirectory) {
        this.dataDirectory = dataDirectory;
        this.file = new LeaseFiles.Opened(dataDirectory);
    }

    @Override
    public Either<RecordFailure, Lease> use(ImageReference reference) {
        return use(reference.name());
    }

    @Override
    public Either<RecordFailure, Lease> use(Digest imageId) {
        return use(imageId.value());
    }

    private Either<RecordFailure, Lease> use(String name) {
        return Try.of(() -> file.slot(name).use())
                .toEither()
                .mapLeft(thrown -> StoreFailures.translate(thrown, dataDirectory));
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
        return Try.of(() -> alone(names.toList()))
                .toEither()
                .mapLeft(thrown -> StoreFailures.translate(thrown, dataDirectory));
    }

    private Option<Lease> alone(List<String> names) throws IOException {
        var taken = new ArrayList<Lease>();
        for (var slot : slots(names)) {
            var lease = slot.remove(MOMENT);
            if (lease.isEmpty()) {
                taken.forEach(Lease::close);
                return Option.none();
            }
            taken.add(lease.get());
        }
        return Option.some(() -> taken.forEach(Lease::close));
    }

    private Set<LeaseSlot> slots(List<String> names) throws IOException {
        var slots = new LinkedHashSet<LeaseSlot>();
        for (var name : names) {
            slots.add(file.slot(name));
        }
        return slots;
    }

    @Override
    public Either<RecordFailure, Lease> bring(ImageReference reference) {
        return Try.of(() -> file.bringing(reference.canonical()).use())
                .toEither()
                .mapLeft(thrown -> StoreFailures.translate(thrown, dataDirectory));
    }

    @Override
    public boolean isBrought(ImageReference reference) {
        return Try.of(() -> file.bringing(reference.canonical()).isUsed())
                .onFailure(thrown -> StoreFailures.translate(thrown, dataDirectory))
                .getOrElse(true);
    }

    @Override
    public void close() {
        file.close();
    }
}

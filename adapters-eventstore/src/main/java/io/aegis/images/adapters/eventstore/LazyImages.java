package io.aegis.images.adapters.eventstore;

import io.aegis.images.adapters.eventstore.axon.AxonImages;
import io.aegis.images.adapters.eventstore.sqlite.StoreFailures;
import io.aegis.images.application.port.Images;
import io.aegis.images.application.port.RecordFailure;
import io.aegis.images.application.record.DecisionTrace;
import io.aegis.images.domain.image.ImageCommand;
import io.aegis.images.domain.image.ImageEvent;
import io.vavr.control.Either;
import io.vavr.control.Try;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Starts Axon when the first command comes: who only reads the record never waits for it. */
final class LazyImages implements Images, AutoCloseable {

    private final Supplier<AxonImages> start;
    private final Path directory;
    private volatile @Nullable AxonImages started;

    LazyImages(Supplier<AxonImages> start, Path directory) {
        this.start = start;
        this.directory = directory;
    }

    @Override
    public Either<RecordFailure, List<ImageEvent>> handle(ImageCommand command, DecisionTrace trace) {
        var ready = started;
        return ready == null ? start(command, trace) : ready.handle(command, trace);
    }

    private Either<RecordFailure, List<ImageEvent>> start(ImageCommand command, DecisionTrace trace) {
        return Try.of(this::started)
                .toEither()
                .mapLeft(thrown -> StoreFailures.translate(thrown, directory))
                .flatMap(ready -> ready.handle(command, trace));
    }

    private synchronized AxonImages started() {
        var ready = started;
        if (ready == null) {
            ready = start.get();
            started = ready;
        }
        return ready;
    }

    @Override
    public synchronized void close() {
        var ready = started;
        if (ready != null) {
            ready.close();
        }
    }
}

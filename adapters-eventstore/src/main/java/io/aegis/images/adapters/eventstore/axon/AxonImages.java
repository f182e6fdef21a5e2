package io.aegis.images.adapters.eventstore.axon;

import static java.util.Objects.requireNonNull;

import io.aegis.images.adapters.eventstore.sqlite.Arrivals;
import io.aegis.images.adapters.eventstore.sqlite.Database;
import io.aegis.images.adapters.eventstore.sqlite.GroupCommit;
import io.aegis.images.adapters.eventstore.sqlite.StoreFailures;
import io.aegis.images.application.port.Images;
import io.aegis.images.application.port.RecordFailure;
import io.aegis.images.application.port.RecordFailure.Rejected;
import io.aegis.images.application.record.DecisionTrace;
import io.aegis.images.domain.image.ImageCommand;
import io.aegis.images.domain.image.ImageEvent;
import io.aegis.images.domain.image.ImageRejection;
import io.vavr.control.Either;
import io.vavr.control.Try;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.Lock;
import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.messaging.commandhandling.CommandBus;

/** Sends image commands to their entity over Axon's command bus. */
public final class AxonImages implements Images, AutoCloseable {

    private static final int TRIES = 10;

    private final AxonConfiguration axon;
    private final CommandBus commands;
    private final ImageLocks locks = new ImageLocks();
    private final Path directory;

    private AxonImages(AxonConfiguration axon, Path directory) {
        this.axon = axon;
        this.commands = axon.getComponent(CommandBus.class);
        this.directory = directory;
    }

    public static AxonImages start(Database database, GroupCommit commits, Arrivals arrivals) {
        var engine = new EventEngine(database, commits, arrivals);
        return new AxonImages(ImageEntity.configure(engine).start(), database.directory());
    }

    @Override
    public Either<RecordFailure, List<ImageEvent>> handle(ImageCommand command, DecisionTrace trace) {
        return Try.of(() -> decide(command, trace))
                .toEither()
                .mapLeft(thrown -> StoreFailures.translate(thrown, directory))
                .flatMap(answer -> answer.mapLeft(Rejected::new));
    }

    /** Decides again, alone, when others changed what the decision rests on. */
    private Either<ImageRejection, List<ImageEvent>> decide(ImageCommand command, DecisionTrace trace) {
        var lock = locks.expectedFor(command);
        for (int tries = 1; ; tries++) {
            try {
                return dispatch(command, trace, lock);
            } catch (CompletionException failed) {
                if (tries == TRIES || !(failed.getCause() instanceof AppendEventsTransactionRejectedException)) {
                    throw failed;
                }
                lock = locks.aloneFor(command);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private Either<ImageRejection, List<ImageEvent>> dispatch(ImageCommand command, DecisionTrace trace, Lock lock) {
        lock.lock();
        try {
            var answer =
                    commands.dispatch(Messages.command(command, trace), null).join();
            return (Either<ImageRejection, List<ImageEvent>>) requireNonNull(answer.payload());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        axon.shutdown();
    }
}
